/** Makes elements, so that panes can be read as the tree they make. */
type Properties<Tag extends keyof HTMLElementTagNameMap> = Partial<
  Omit<HTMLElementTagNameMap[Tag], "style" | "dataset">
> & {
  /** Attributes that have no property of their own, such as `aria-…`. */
  readonly attrs?: Readonly<Record<string, string>>;
};

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { attrs = {}, ...properties }: Properties<Tag> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  Object.assign(made, properties);
  for (const [name, value] of Object.entries(attrs)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** @throws {Error} if the page's HTML has no such element: then script and HTML are of two versions */
export function byId<Class extends HTMLElement>(id: string, type: new () => Class): Class {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the page has no ${type.name} #${id}`);
  return found;
}
