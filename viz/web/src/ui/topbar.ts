// The top bar: where we are, which mode, how old everything is.

import { age, dateTime, language, num, t, type Key } from "../i18n";
import { logOut, myName } from "../net/me";
import { nowMs, shownMs, type Mode, type State, type Store } from "../state";
import { fill, h, s } from "./dom";
import type { City } from "../scene/city";

const STALE_MS = 5000;

export function makeTopbar(store: Store, city: City, modes: Mode[], act: { switchLanguage: () => void }): (state: State) => void {
  const bar = h("header", { class: "topbar" });
  document.getElementById("app")?.append(bar);
  let head = "";
  const facts = h("div", { class: "facts" });
  const nav = h("nav", { role: "tablist" });
  return (state) => {
    const key = `${state.lang} ${state.mode}`;
    if (key !== head) {
      head = key;
      fill(nav, ...modes.map((mode) => tab(store, mode, state.mode)));
      fill(bar, h("div", { class: "brand" }, logo(), t("brand")), h("div", { class: "place" }, city.name[language()]), nav, facts, tongue(act.switchLanguage), leave());
    }
    fill(facts, ...factsOf(state));
  };
}

function tab(store: Store, mode: Mode, chosen: Mode): HTMLElement {
  return h(
    "button",
    { type: "button", role: "tab", "aria-selected": String(mode === chosen), "data-key": `mode-${mode}`, click: () => store.set({ mode }) },
    t(`mode.${mode}` as Key),
  );
}

function factsOf(state: State): HTMLElement[] {
  const out: HTMLElement[] = [];
  const sites = state.tick?.core.sites;
  const heardMs = state.tick ? performance.now() - state.tickAt : Infinity;
  if (!state.linked && state.tick) out.push(fact("bad stale", t("link.down", { age: age(heardMs) })));
  else if (state.tick) {
    const ageMs = state.tick.core.age_ms?.p99 ?? null;
    const old = heardMs > STALE_MS;
    out.push(fact(old ? "bad stale" : "", `${t("data")} `, old ? age(heardMs) : ageMs === null ? "–" : age(ageMs)));
  }
  if (state.hello?.clock.kind === "lockstep") out.push(fact("", t("lockstep")));
  else if (state.glassMs !== null) {
    const fact_ = fact(state.glassMs > 1000 ? "bad" : "", `${t("glass")} `, age(state.glassMs));
    fact_.title = t("glass.tip");
    out.push(fact_);
  }
  if (sites) out.push(fact(sites.connected < sites.known ? "bad" : "", `${t("edge")} `, num(sites.connected), `/${num(sites.known)}`));
  if (state.tick) out.push(h("span", { class: "clock" }, dateTime(state.cursorMin ? shownMs(state) : nowMs(state))));
  return out;
}

function fact(kind: string, ...parts: string[]): HTMLElement {
  const [label, value, rest] = parts;
  return h("span", { class: `fact ${kind}` }, label, value ? h("b", {}, value) : null, rest ?? null);
}

// Buttons stand apart from the facts, which are new every second: a click must end on the button on which it began.
function tongue(switchLanguage: () => void): HTMLElement {
  return h("button", { type: "button", "data-key": "language", lang: language() === "zh" ? "en" : "zh-CN", click: switchLanguage }, t("switch"));
}

/** Who is logged in; a click goes. */
function leave(): HTMLElement {
  const door = s("svg", { viewBox: "0 0 24 24", width: 16, height: 16, fill: "none", stroke: "currentColor", "stroke-width": 2, "aria-hidden": "true" }, s("path", { d: "M10 4H5v16h5M14 8l4 4-4 4M18 12H9" }));
  return h("button", { type: "button", class: "ghost who", "data-key": "logout", title: t("who.leave"), "aria-label": `${myName()}, ${t("who.leave")}`, click: () => void logOut() }, myName(), door as unknown as HTMLElement);
}

function logo(): SVGElement {
  const d = "M2 21h20M4 21V10h4v11M10 21V3h4v18M16 21v-8h4v8";
  return s("svg", { viewBox: "0 0 24 24", width: 24, height: 24, fill: "none", stroke: "#e6edf7", "stroke-width": 1.8, "aria-hidden": "true" }, s("path", { d }));
}
