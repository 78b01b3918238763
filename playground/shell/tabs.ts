/** Tabs as the ARIA practices want them: one stop for the Tab key, arrows between tabs. */
import { element } from "./element.ts";

export interface TabContent {
  readonly element: HTMLElement;
  /** Called whenever the tab comes to the front. */
  onShow?(): void;
}

interface Tab {
  readonly id: string;
  readonly button: HTMLButtonElement;
  readonly badge: HTMLElement;
  readonly panel: HTMLElement;
  readonly content: TabContent;
}

export class Tabs {
  private readonly list = element("div", { className: "tabs", role: "tablist", ariaLabel: "Results" });
  private readonly tabs: Tab[] = [];

  constructor(private readonly parent: HTMLElement) {
    parent.append(this.list);
    this.list.addEventListener("keydown", (event) => this.onKey(event));
  }

  add(id: string, label: string, content: TabContent): void {
    const badge = element("span", { className: "badge", hidden: true });
    const button = element(
      "button",
      {
        type: "button",
        id: `tab-${id}`,
        role: "tab",
        onclick: () => this.show(id),
        attrs: { "aria-controls": `panel-${id}` },
      },
      label,
      badge,
    );
    const panel = element(
      "div",
      {
        id: `panel-${id}`,
        className: "panel",
        role: "tabpanel",
        attrs: { "aria-labelledby": button.id },
      },
      content.element,
    );
    this.tabs.push({ id, button, badge, panel, content });
    this.list.append(button);
    this.parent.append(panel);
    this.select(this.tabs[0]);
  }

  show(id: string): void {
    const tab = this.tabs.find((tab) => tab.id === id);
    this.select(tab);
    tab?.content.onShow?.();
  }

  isShown(id: string): boolean {
    return this.tabs.some((tab) => tab.id === id && !tab.panel.hidden);
  }

  /** A number beside the label; 0 is left out. */
  count(id: string, count: number): void {
    const badge = this.tabs.find((tab) => tab.id === id)?.badge;
    if (!badge) return;
    badge.hidden = count === 0;
    badge.textContent = String(count);
  }

  private select(selected: Tab | undefined): void {
    for (const tab of this.tabs) {
      tab.button.ariaSelected = String(tab === selected);
      tab.button.tabIndex = tab === selected ? 0 : -1;
      tab.panel.hidden = tab !== selected;
    }
  }

  private onKey(event: KeyboardEvent): void {
    const at = this.tabs.findIndex(({ button }) => button === document.activeElement);
    const target = {
      ArrowRight: (at + 1) % this.tabs.length,
      ArrowLeft: (at - 1 + this.tabs.length) % this.tabs.length,
      Home: 0,
      End: this.tabs.length - 1,
    }[event.key];
    const tab = target === undefined ? undefined : this.tabs[target];
    if (!tab) return;
    event.preventDefault();
    this.show(tab.id);
    tab.button.focus();
  }
}
