// What-ifs: choose streets on the map, close them, see both futures side by side and what differs beyond doubt.

import { clock, num, signed, street, t, tOr, type Key } from "../i18n";
import { ApiError, get, msOf, remove, send } from "../net/api";
import type { City } from "../scene/city";
import { DIFFERENCE_COLOURS } from "../scene/difference";
import type { State, Store } from "../state";
import { button, h, Panel, s, styled } from "./dom";
import { toast } from "./toasts";

const BASE = "api/v1/what-if";
const ASK_MS = 1500;
const MINUTES = [10, 15, 30];
const PAIRS = [2, 4, 8];

export interface Futures {
  figures: { name: string; baseline: number; changed: number; mean: number; low: number | null; high: number | null }[];
  seeds: number;
  hash: string;
  baseline: (number | null)[]; // per section: speed over free speed
  changed: (number | null)[];
  change_kmh: (number | null)[];
  low_kmh: (number | null)[];
  high_kmh: (number | null)[];
}

export interface WhatIf {
  id: string;
  state: "running" | "done" | "failed" | "cancelled";
  done: number;
  total: number;
  edges: string[];
  duration_s: number;
  from_ts_ns: string;
  problem: string;
  futures: Futures | null;
}

/** Which figures are better when they grow; the others are better when they fall. */
const GROWS_BETTER = new Set(["mean_speed_kmh", "arrived"]);
const NEUTRAL = new Set(["detoured", "vehicle_km"]); // neither good nor bad by themselves
const DIGITS: Record<string, number> = { time_per_trip_min: 3, delay_per_trip_s: 1, mean_speed_kmh: 2, vehicle_km: 0, arrived: 0, unserved: 0, detoured: 0 };

export function makeWhatIf(store: Store, city: City): (state: State) => void {
  const header = new Panel("whatif-head", "what-if");
  const table = new Panel("whatif-table", "figures");
  const sides = h("div", { class: "whatif-sides" });
  document.getElementById("app")?.append(header.element, table.element, sides);
  const asked = { minutes: 15, pairs: 4, both: true };
  const act: Acts = {
    start: () => void start(store, city, asked),
    cancel: () => void cancel(store),
    clear: () => store.set({ whatIf: null, closing: [] }),
    change: (part) => {
      Object.assign(asked, part);
      draw(store.now);
    },
  };
  setInterval(() => void follow(store), ASK_MS);
  const draw = (state: State): void => {
    const on = state.mode === "whatif";
    const futures = on ? (state.whatIf?.futures ?? null) : null;
    header.element.hidden = !on;
    table.element.hidden = sides.hidden = !futures;
    if (!on) return;
    header.show([state.lang, state.closing, state.whatIf?.id, state.whatIf?.state, state.whatIf?.done, { ...asked }, state.hello?.what_if], () => headOf(state, city, asked, act));
    if (!futures || !state.whatIf) return;
    const { whatIf } = state;
    table.show([state.lang, whatIf.id], () => tableOf(whatIf, futures));
    sides.replaceChildren(...sidesOf(whatIf));
  };
  return draw;
}

interface Acts {
  start: () => void;
  cancel: () => void;
  clear: () => void;
  change: (part: Partial<{ minutes: number; pairs: number; both: boolean }>) => void;
}

/** Edges of the chosen sections; with `both` the other direction too, as SUMO names it. */
export function edgesOf(city: City, sections: number[], both: boolean): string[] {
  const wanted = new Set(sections);
  const own = city.edges.filter((name) => wanted.has(city.sectionOfEdge.get(name) ?? -1));
  const back = both ? own.map((name) => (name.startsWith("-") ? name.slice(1) : `-${name}`)).filter((name) => city.sectionOfEdge.has(name)) : [];
  return [...new Set([...own, ...back])];
}

async function start(store: Store, city: City, asked: { minutes: number; pairs: number; both: boolean }): Promise<void> {
  try {
    const body = { edges: edgesOf(city, store.now.closing, asked.both), duration_s: 60 * asked.minutes, seeds: asked.pairs };
    store.set({ whatIf: await send<WhatIf>("POST", BASE, body) });
  } catch (error) {
    toast(t("error.action", { what: error instanceof ApiError ? error.message : String(error) }), true);
  }
}

async function cancel(store: Store): Promise<void> {
  const { whatIf } = store.now;
  if (!whatIf) return;
  try {
    store.set({ whatIf: await remove<WhatIf>(`${BASE}/${encodeURIComponent(whatIf.id)}`) });
  } catch (error) {
    toast(t("error.action", { what: error instanceof ApiError ? error.message : String(error) }), true);
  }
}

async function follow(store: Store): Promise<void> {
  const { whatIf } = store.now;
  if (whatIf?.state !== "running" || document.hidden) return;
  try {
    const now = await get<WhatIf>(`${BASE}/${encodeURIComponent(whatIf.id)}`);
    if (store.now.whatIf?.id === now.id) store.set({ whatIf: now });
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) store.set({ whatIf: { ...whatIf, state: "failed", problem: error.message } });
  }
}

function headOf(state: State, city: City, asked: { minutes: number; pairs: number; both: boolean }, act: Acts): (HTMLElement | null)[] {
  const { whatIf } = state;
  const title = h("h2", {}, t("whatif.title"), state.closing.length ? ` · ${t("whatif.close")} ${names(city, state.closing)}` : "");
  if (!state.hello?.what_if) return [title, h("span", { class: "second" }, t("whatif.unavailable"))];
  if (!whatIf) {
    const choose = (value: number, now: number, part: (v: number) => void, text: string): HTMLElement => h("button", { type: "button", "aria-pressed": String(value === now), "data-key": `${text}-${value}`, click: () => part(value) }, text);
    return [
      title,
      state.closing.length ? null : h("span", { class: "second" }, t("whatif.pick")),
      h("span", { class: "modes right" }, ...MINUTES.map((m) => choose(m, asked.minutes, (minutes) => act.change({ minutes }), `${m} min`))),
      h("span", { class: "modes" }, ...PAIRS.map((p) => choose(p, asked.pairs, (pairs) => act.change({ pairs }), t("whatif.pairs", { n: p })))),
      h("button", { type: "button", "aria-pressed": String(asked.both), class: asked.both ? "pressed" : "", "data-key": "both", click: () => act.change({ both: !asked.both }) }, t("whatif.both")),
      button("whatif-start", t("whatif.start"), act.start, "primary", state.closing.length === 0),
    ];
  }
  const from = t("whatif.from", { time: clock(msOf(whatIf.from_ts_ns), false), min: num(whatIf.duration_s / 60), n: num(whatIf.total / 2) });
  const bar = h("span", { class: "progress", role: "progressbar", "aria-valuenow": whatIf.done, "aria-valuemax": whatIf.total }, styled(h("i", {}), { width: `${(100 * whatIf.done) / whatIf.total}%` }));
  return [
    title,
    h("span", { class: "second" }, from),
    h("span", { class: "chip", "data-whatif": whatIf.state }, `${t(`whatif.${whatIf.state}`)} ${whatIf.done}/${whatIf.total}`),
    whatIf.state === "running" ? bar : null,
    whatIf.problem ? h("span", { class: "second" }, whatIf.problem) : null,
    h("span", { class: "right" }),
    whatIf.state === "running" ? button("whatif-cancel", t("whatif.cancel"), act.cancel) : button("whatif-new", t("whatif.new"), act.clear, "primary"),
  ];
}

function names(city: City, sections: number[]): string {
  const found = [...new Set(sections.map((one) => street(city.names[one])).filter(Boolean))];
  return found.length ? found.join("、") : t("section.title");
}

function sidesOf(whatIf: WhatIf): HTMLElement[] {
  const until = t("whatif.over", { min: num(whatIf.duration_s / 60) });
  const chips = DIFFERENCE_COLOURS.map((colour, k) => h("span", {}, styled(h("i", {}), { background: colour }), t(`whatif.class.${k}` as Key)));
  return [
    h("div", { class: "panel side left" }, h("b", {}, t("whatif.baseline")), h("span", { class: "second" }, until)),
    h("div", { class: "panel side right" }, h("b", {}, t("whatif.difference")), h("span", { class: "second" }, until)),
    h("div", { class: "panel classes second" }, ...chips),
  ];
}

function tableOf(whatIf: WhatIf, futures: Futures): HTMLElement[] {
  const heads: (Key | "")[] = ["whatif.figure", "whatif.baseline", "whatif.changed", "plans.delta", "whatif.interval", "", "whatif.verdict"];
  const rows = futures.figures.map((one) => {
    const digits = DIGITS[one.name] ?? 2;
    const interval = one.low === null || one.high === null ? "–" : `[${signed(one.low, digits)}, ${signed(one.high, digits)}]`;
    const cells = [num(one.baseline, digits), num(one.changed, digits), signed(one.mean, digits), interval];
    return h("tr", {}, h("td", {}, tOr(`whatif.kpi.${one.name}`, one.name)), ...cells.map((cell, k) => h("td", { class: k === 1 || k === 2 ? "strong" : "" }, cell)), h("td", { class: "bar" }, barOf(one) as unknown as HTMLElement), h("td", {}, verdict(one)));
  });
  return [
    h("table", {}, h("thead", {}, h("tr", {}, ...heads.map((key) => h("th", {}, key ? t(key) : `◂ ${t("whatif.less")}   0   ${t("whatif.more")} ▸`)))), h("tbody", {}, ...rows)),
    h("p", { class: "muted" }, t("whatif.foot", { n: futures.seeds, hash: futures.hash.slice(0, 12), id: whatIf.id })),
  ];
}

type Figure = Futures["figures"][number];

/** +1 better, −1 worse, 0 undecided: the interval holds zero. */
export function verdictOf(one: Figure): number {
  if (one.low === null || one.high === null || (one.low <= 0 && one.high >= 0)) return 0;
  return (one.mean > 0) === GROWS_BETTER.has(one.name) ? 1 : -1;
}

function verdict(one: Figure): string {
  if (NEUTRAL.has(one.name) || (one.low === 0 && one.high === 0)) return "–";
  const sign = verdictOf(one);
  return sign === 0 ? t("plans.undecided") : t(sign > 0 ? "plans.better" : "plans.worse");
}

/** The interval against zero, in a strip of its own scale. */
function barOf(one: Figure): SVGElement {
  const [low, high] = [one.low ?? one.mean, one.high ?? one.mean];
  const reach = Math.max(Math.abs(low), Math.abs(high), 1e-9) * 1.1;
  const x = (v: number): number => 120 + (112 * v) / reach;
  const colour = NEUTRAL.has(one.name) || verdictOf(one) === 0 ? "#6b82a3" : verdictOf(one) > 0 ? "#5fb3d9" : "#f08a3c";
  return s(
    "svg",
    { viewBox: "0 0 240 14", width: 240, height: 14, "aria-hidden": "true" },
    s("line", { x1: 120, x2: 120, y1: 0, y2: 14, stroke: "#6b82a3" }),
    s("rect", { x: x(low), y: 4, width: Math.max(2, x(high) - x(low)), height: 6, fill: colour }),
    s("line", { x1: x(one.mean), x2: x(one.mean), y1: 2, y2: 12, stroke: "#fff", "stroke-width": 2 }),
  );
}
