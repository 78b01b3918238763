import { html as template, raw } from "hono/html";

/** Markup that is safe to put into a page. Strings are not: the template escapes them. */
export type Html = ReturnType<typeof raw>;

export type HtmlValue = string | number | Html | false | undefined | readonly HtmlValue[];

/**
 * Text between tags and in quoted attributes: `html\`<p title="${title}">${text}</p>\``. Strings are escaped, and shown
 * as `visible` says. Nothing in it waits.
 */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return template(withoutIndentation(parts), ...values.map(shown)) as Html;
}

/** How the templates are laid out here is nothing that a page of ten thousand lines should carry. */
function withoutIndentation(parts: TemplateStringsArray): TemplateStringsArray {
  const cooked = parts.map((part) => part.replaceAll(/\s*\n\s*/g, "\n"));
  return Object.assign(cooked, { raw: cooked });
}

function shown(value: HtmlValue): unknown {
  if (typeof value === "string") return visible(value);
  return Array.isArray(value) ? value.map(shown) : value;
}

/** Our own constants only: style and script. */
export function trusted(text: string): Html {
  return raw(text);
}

/**
 * Text of the repository as a reader must see it: characters that reorder or hide what stands beside them
 * (and make harmless-looking source of something else) are shown by their numbers.
 */
export function visible(text: string): string {
  return text.replaceAll(hidden, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
  });
}

/** Control characters but for the tab, marks and overrides of direction, zero-width ones, and halves of characters. */
const hidden =
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
