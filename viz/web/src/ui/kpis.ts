// Six figures of the city. A figure that no source of this run gives is not shown.

import { num, t, type Key } from "../i18n";
import { cityAt } from "../forecast";
import type { State } from "../state";
import { fill, h } from "./dom";

interface Tile {
  label: Key;
  value: string;
  unit: string;
  note?: string;
  bad?: boolean;
}

export function makeKpis(): (state: State) => void {
  const strip = h("div", { class: "kpis", role: "group" });
  document.getElementById("app")?.append(strip);
  return (state) => {
    strip.hidden = state.mode === "junction" || state.mode === "table";
    if (!strip.hidden) show(strip, state);
  };
}

function show(strip: HTMLElement, state: State): void {
  fill(strip, ...tiles(state).map((tile) => draw(tile, state.cursorMin > 0)));
}

function draw(tile: Tile, future: boolean): HTMLElement {
  const label = h("div", { class: "label" }, tile.bad ? "◆ " : null, t(tile.label));
  const value = h("div", { class: "value" }, tile.value, h("span", { class: "unit" }, tile.unit));
  return h("div", { class: future ? "kpi future" : "kpi" }, label, value, tile.note ? h("div", { class: "note" }, tile.note) : null);
}

function tiles(state: State): Tile[] {
  const f = state.tick?.figures;
  const speed = speedTile(state);
  const error = state.tick?.core.forecast?.speed as Record<string, { mae?: number | null; persistence?: number | null }> | undefined;
  const at15 = error?.["15"];
  const scored = at15?.mae !== null && at15?.mae !== undefined;
  const rest: Tile[] = [
    { label: "kpi.delay", value: num(f?.delay_s_per_km, 0), unit: t("unit.skm"), note: t("kpi.lastminute") },
    { label: "kpi.spill", value: num(f?.spillbacks.length), unit: t("unit.sites"), bad: (f?.spillbacks.length ?? 0) > 0 },
    { label: "kpi.jam", value: num(f?.jam_km, 1), unit: t("unit.km"), note: t("kpi.lastminute") },
    { label: "kpi.running", value: num(f?.running), unit: t("unit.veh"), note: f ? t("kpi.standing", { n: num(f.standing) }) : "" },
    {
      label: "kpi.error",
      value: scored ? num((at15?.mae ?? 0) * 3.6, 1) : "–",
      unit: t("unit.kmh"),
      note: scored ? t("kpi.persistence", { v: num((at15?.persistence ?? NaN) * 3.6, 1) }) : t("kpi.waiting"),
    },
  ];
  return state.cursorMin === 0 ? [speed, ...rest] : [speed];
}

function speedTile(state: State): Tile {
  const tile = { label: "kpi.speed" as Key, unit: t("unit.kmh") };
  if (state.cursorMin > 0) {
    const ahead = cityAt(state, state.cursorMin);
    if (!ahead) return { ...tile, value: "–" };
    const [low, mid, high] = ahead.map((v) => num(v * 3.6, 1));
    return { ...tile, value: mid, note: `[${low}, ${high}]` };
  }
  if (state.cursorMin < 0) {
    const at = (state.tick ? Number(BigInt(state.tick.ts_ns) / 1_000_000n) : 0) + state.cursorMin * 60_000;
    const near = state.series.reduce<[number, number] | null>((best, p) => (!best || Math.abs(p[0] - at) < Math.abs(best[0] - at) ? p : best), null);
    return { ...tile, value: near ? num(near[1] * 3.6, 1) : "–" };
  }
  const mps = state.tick?.figures.mean_speed_mps;
  return { ...tile, value: num(mps === null || mps === undefined ? null : mps * 3.6, 1) };
}
