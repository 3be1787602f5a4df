// Streets and junctions by name; Chinese or pinyin, since street names carry both.

import { street, t } from "../i18n";
import type { City } from "../scene/city";
import { fill, h } from "./dom";

const MOST = 12;

export interface Found {
  text: string;
  kind: "controller" | "section" | "pipe";
  id: string;
}

/** What matches: the beginning of a word of the Latin name, or any part of the Chinese one or of an id. */
export function find(city: City, words: string): Found[] {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return [];
  const matches = (name: string): boolean => name.toLowerCase().includes(wanted) || name.toLowerCase().replace(/\s/g, "").includes(wanted);
  const streets = [...new Set(city.names.filter((name) => name && matches(name)))];
  const out: Found[] = streets.map((name) => ({ text: street(name), kind: "section", id: String(longest(city, name)) }));
  for (const c of city.controllers) {
    if (c.streets.some(matches) || matches(c.id)) out.push({ text: `${c.streets.map(street).join("—")} · ${c.id}`, kind: "controller", id: c.id });
  }
  for (const id of city.pipes?.id ?? []) if (id.toLowerCase() === wanted) out.push({ text: `${t("pipes.title")} · ${id}`, kind: "pipe", id });
  return out.slice(0, MOST);
}

function longest(city: City, name: string): number {
  let best = -1;
  city.names.forEach((other, s) => {
    if (other === name && (best < 0 || city.sectionM[s] > city.sectionM[best])) best = s;
  });
  return best;
}

export function openSearch(city: City, go: (found: Found) => void): void {
  if (document.querySelector(".search")) return;
  const list = h("ul", { role: "listbox" });
  const input = h("input", { type: "search", placeholder: t("search"), "aria-label": t("search") }) as HTMLInputElement;
  const box = h("div", { class: "panel search", role: "dialog", "aria-label": t("search") }, input, list);
  const close = (): void => box.remove();
  const take = (found: Found): void => {
    close();
    go(found);
  };
  input.addEventListener("input", () => {
    const found = find(city, input.value);
    fill(list, ...found.map((f) => h("li", {}, h("button", { type: "button", click: () => take(f) }, f.text))), input.value && !found.length ? h("li", { class: "second" }, t("search.none")) : null);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    const [first] = find(city, input.value);
    if (event.key === "Enter" && event.target === input && first) take(first);
    event.stopPropagation();
  });
  document.getElementById("app")?.append(box);
  input.focus();
}

export function toggleHelp(): void {
  const open = document.querySelector(".help");
  if (open) {
    open.remove();
    return;
  }
  const box = h("div", { class: "panel help", role: "dialog", "aria-label": t("help.title") }, h("h2", {}, t("help.title")), h("p", {}, t("help.body")), h("button", { type: "button", click: () => box.remove() }, t("close")));
  document.getElementById("app")?.append(box);
  box.querySelector("button")?.focus();
}
