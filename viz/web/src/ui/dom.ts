// Elements without a framework. A panel builds its content anew when what it shows has changed; focus stays on the
// element with the same `data-key`.

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | ((event: Event) => void) | undefined>;

export function h(tag: string, attributes: Attributes = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  set(element, attributes);
  element.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

export function s(tag: string, attributes: Attributes = {}, ...children: (Node | string)[]): SVGElement {
  const element = document.createElementNS(SVG, tag);
  set(element, attributes);
  element.append(...children);
  return element;
}

function set(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** Replace all children, keep focus. */
export function fill(element: Element, ...children: Child[]): void {
  const key = element.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.key : undefined;
  element.replaceChildren(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  if (key) element.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

/** A panel that is drawn anew only when `of` (its data, as text) differs from the last time. */
export class Panel {
  readonly element: HTMLElement;
  private last = "";

  constructor(className: string, label: string) {
    this.element = h("section", { class: `panel ${className}`, "aria-label": label });
  }

  show(of: unknown, build: () => Child[]): void {
    const text = JSON.stringify(of);
    if (text === this.last) return;
    this.last = text;
    fill(this.element, ...build());
  }
}

/** Inline style by the CSS object model, which the content policy allows where a style attribute is refused. */
export function styled(element: HTMLElement, style: Record<string, string>): HTMLElement {
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value);
  return element;
}

export function button(key: string, text: string, act: () => void, kind: "primary" | "plain" = "plain", disabled = false): HTMLElement {
  return h("button", { type: "button", class: kind, "data-key": key, disabled, click: act }, text);
}

const SHAPES: Record<string, string> = {
  high: "M12 3 22 21H2Z",
  medium: "M12 2 22 12 12 22 2 12Z",
  low: "M12 4a8 8 0 1 1-.01 0Z",
};

/** Priority by shape: triangle, diamond, circle; filled, outlined or dashed by state. */
export function alarmIcon(priority: string, state: string): SVGElement {
  const path = s("path", { d: SHAPES[priority] ?? SHAPES.low, "stroke-linejoin": "round" });
  const icon = s("svg", { class: `icon ${priority} ${state}`, viewBox: "0 0 24 24", width: 20, height: 20, "aria-hidden": "true" }, path);
  if (priority === "high" && state === "unacked") icon.append(s("path", { d: "M12 9v6M12 17v1.5", class: "mark" }));
  return icon;
}
