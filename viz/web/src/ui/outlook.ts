// The forecast mode: where it gets worse, and whether the forecast has earned trust.

import { issuedMs, jamChance, sectionsAt, type Expected } from "../forecast";
import { clock, num, street, t } from "../i18n";
import type { City } from "../scene/city";
import type { State } from "../state";
import { h, Panel, s } from "./dom";

const LISTED = 8;
const LONGEST_M = 120;
const TOLD = ["5", "15", "30", "60"];
type Score = { mae?: number | null; persistence?: number | null; coverage?: number | null };

export function makeOutlook(city: City, fly: (section: number) => void): (state: State) => void {
  const worst = new Panel("worst", "forecast");
  const trust = new Panel("trust", "trust");
  document.getElementById("app")?.append(worst.element, trust.element);
  return (state) => {
    const on = state.mode === "forecast";
    worst.element.hidden = trust.element.hidden = !on;
    if (!on) return;
    const minutes = state.cursorMin > 0 ? state.cursorMin : 15;
    worst.show([state.lang, state.forecast?.issued_ts_ns, minutes, Math.floor(state.tickAt / 10_000)], () => worstOf(state, city, minutes, fly));
    trust.show([state.lang, state.tick?.core.forecast], () => trustOf(state));
  };
}

function worstOf(state: State, city: City, minutes: number, fly: (section: number) => void): HTMLElement[] {
  const header = h("header", {}, h("h2", {}, t("forecast.worst")), h("span", { class: "second right" }, `+${num(minutes)} min · ${t("forecast.worst.sub")}`));
  const { ratio, forecast } = state;
  if (!forecast || !ratio) return [header, h("p", { class: "empty" }, t("forecast.none"))];
  const drop = (e: Expected): number => ((ratio[e.section] === 255 ? 200 : ratio[e.section]) / 200 - (e.mid ?? 9)) * city.sectionFreeMps[e.section];
  const rows = sectionsAt(state, minutes)
    .filter((e) => e.mid !== null && city.sectionM[e.section] >= LONGEST_M && city.names[e.section])
    .sort((a, b) => drop(b) - drop(a))
    .filter((e, i, all) => drop(e) > 0 && all.findIndex((other) => city.names[other.section] === city.names[e.section]) === i)
    .slice(0, LISTED); // each street once, at its worst section
  return [header, h("p", { class: "empty" }, t("time.issued", { n: forecast.members, time: clock(issuedMs(forecast), false) })), ...rows.map((e) => item(city, e, fly))];
}

function item(city: City, e: Expected, fly: (section: number) => void): HTMLElement {
  const free = city.sectionFreeMps[e.section] * 3.6;
  const [low, mid, high] = [e.low, e.mid, e.high].map((v) => (v ?? 0) * free);
  const x = (v: number): number => Math.max(0, Math.min(1, v / 70)) * 340;
  const bar = s(
    "svg",
    { viewBox: "0 0 340 14", width: "100%", "aria-hidden": "true" },
    s("line", { x1: 0, x2: 340, y1: 7, y2: 7, stroke: "#26344a" }),
    s("rect", { x: x(low), y: 3, width: Math.max(2, x(high) - x(low)), height: 8, fill: "#6b82a3" }),
    s("line", { x1: x(mid), x2: x(mid), y1: 1, y2: 13, stroke: "#fff", "stroke-width": 3 }),
  );
  const value = h("span", { class: "right" }, h("b", {}, num(mid)), ` km/h [${num(low)}, ${num(high)}] · ${t("class.3")} ${num(100 * jamChance(e))} %`);
  return h("button", { type: "button", class: "item", "data-key": `section-${e.section}`, click: () => fly(e.section) }, h("div", { class: "row" }, h("span", { class: "strong" }, street(city.names[e.section])), value), bar as unknown as HTMLElement);
}

/** The leads that people ask for, where more are scored than fit. */
function told(scores: Record<string, Score>): [string, Score][] {
  const all = Object.entries(scores).sort(([a], [b]) => Number(a) - Number(b));
  return all.length > TOLD.length ? all.filter(([lead]) => TOLD.includes(lead)) : all;
}

function trustOf(state: State): HTMLElement[] {
  const header = h("header", {}, h("h2", {}, t("forecast.trust")), h("span", { class: "second right" }, t("forecast.trust.sub")));
  const scores = state.tick?.core.forecast as Record<string, Record<string, Score> | undefined> | undefined;
  const rows: HTMLElement[] = [];
  for (const [name, unit, scale] of [["speed", "km/h", 3.6], ["queue", t("unit.veh"), 1]] as const) {
    for (const [lead, score] of told(scores?.[name] ?? {})) {
      if (typeof score !== "object" || score === null || score.mae === null || score.mae === undefined) continue;
      const better = (score.persistence ?? 0) > score.mae;
      const cells = [num(score.mae * scale, 1), num((score.persistence ?? NaN) * scale, 1), score.coverage ? `${num(100 * score.coverage)} %` : "–"];
      rows.push(h("tr", {}, h("td", {}, `${t(`forecast.${name}`)} +${lead} min ${unit}`), h("td", {}, h("b", {}, `${better ? "" : "◆ "}${cells[0]}`)), h("td", {}, cells[1]), h("td", {}, cells[2])));
    }
  }
  const head = h("tr", {}, h("th", {}, ""), h("th", {}, t("forecast.ours")), h("th", {}, t("forecast.persist")), h("th", {}, t("forecast.coverage")));
  const body = rows.length ? h("table", {}, h("thead", {}, head), h("tbody", {}, ...rows)) : h("p", { class: "second" }, t("kpi.waiting"));
  return [header, h("div", { class: "in" }, body)];
}
