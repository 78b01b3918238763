import type { ParameterAttributes } from "./values.ts";

/** `byval(%struct.S) align 8 noundef`, "" for none. */
export function printParameterAttributes({ byval, sret, align, other }: ParameterAttributes): string {
  return [
    ...(byval ? [`byval(${byval.text})`] : []),
    ...(sret ? [`sret(${sret.text})`] : []),
    ...(align === undefined ? [] : [`align ${align}`]),
    ...other,
  ].join(" ");
}

/** Writes a list of function attributes: in place, or as a reference to a group. */
export type AttributePrinter = (attributes: readonly string[]) => string;

export const printAttributesInPlace: AttributePrinter = (attributes) => attributes.join(" ");

/** Gives equal lists one `#number`, to be defined at the end of the module. */
export class AttributeGroups {
  readonly #numbers = new Map<string, number>();

  readonly print: AttributePrinter = (attributes) => {
    if (attributes.length === 0) return "";
    const text = attributes.join(" ");
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(text, number);
    }
    return `#${number}`;
  };

  /** `attributes #0 = { … }`, a line for each. */
  definitions(): string[] {
    return Array.from(this.#numbers, ([text, number]) => `attributes #${number} = { ${text} }`);
  }
}
