// Short words about what one has just done. Never alarms.

import { h } from "./dom";

const SHOWN_MS = 6000;
const MOST = 3;

const box = h("div", { class: "toasts", role: "status", "aria-live": "polite" });

export function toast(text: string, bad = false): void {
  if (!box.isConnected) document.getElementById("app")?.append(box);
  const element = h("div", { class: bad ? "toast bad" : "toast" }, text);
  box.append(element);
  while (box.childElementCount > MOST) box.firstElementChild?.remove();
  setTimeout(() => element.remove(), SHOWN_MS);
}
