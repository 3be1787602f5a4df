// Six figures of the city. A figure that no source of this run gives is not shown.

import { num, t, type Key } from "../i18n";
import { cityAt } from "../forecast";
import { NODE, type City, type Pipes } from "../scene/city";
import type { State } from "../state";
import { fill, h } from "./dom";
import { MPA_PER_M } from "./underground";

const LEAST_HEAD_M = 14; // 0.14 MPa, the service pressure that most Chinese waterworks promise at the meter

interface Tile {
  label: Key;
  value: string;
  unit: string;
  note?: string;
  bad?: boolean;
}

export function makeKpis(city: City): (state: State) => void {
  const taps = city.pipes ? tapsOf(city.pipes) : [];
  const strip = h("div", { class: "kpis", role: "group" });
  document.getElementById("app")?.append(strip);
  return (state) => {
    strip.hidden = ["junction", "whatif", "table"].includes(state.mode);
    if (!strip.hidden) show(strip, state, taps);
  };
}

/** Nodes of mains that lie under streets: where people take water, not the suction side of pumps. */
function tapsOf(pipes: Pipes): number[] {
  const taps = new Set<number>();
  for (let p = 0; p < pipes.waterLinks; p++) {
    if (pipes.aboveStart[p + 1] > pipes.aboveStart[p]) [pipes.ends[2 * p], pipes.ends[2 * p + 1]].forEach((n) => taps.add(n));
  }
  return [...taps].filter((n) => pipes.nodeKind[n] === NODE.junction);
}

function show(strip: HTMLElement, state: State, taps: number[]): void {
  fill(strip, ...tiles(state, taps).map((tile) => draw(tile, state.cursorMin > 0)));
}

function draw(tile: Tile, future: boolean): HTMLElement {
  const label = h("div", { class: "label" }, tile.bad ? "◆ " : null, t(tile.label));
  const value = h("div", { class: "value" }, tile.value, h("span", { class: "unit" }, tile.unit));
  return h("div", { class: future ? "kpi future" : "kpi" }, label, value, tile.note ? h("div", { class: "note" }, tile.note) : null);
}

function tiles(state: State, taps: number[]): Tile[] {
  if (state.mode === "underground") return pipeTiles(state, taps);
  const f = state.tick?.figures;
  const speed = speedTile(state);
  const error = state.tick?.core.forecast?.speed as Record<string, { mae?: number | null; persistence?: number | null }> | undefined;
  const at15 = error?.["15"];
  const scored = at15?.mae !== null && at15?.mae !== undefined;
  const sites = Array.isArray(state.parking) ? state.parking : [];
  const free = sites.length ? sites.reduce((sum, site) => sum + site.free, 0) : null;
  const heard = sites.filter((site) => site.seen_ts_ns !== null).length;
  const rest: Tile[] = [
    { label: "kpi.delay", value: num(f?.delay_s_per_km, 0), unit: t("unit.skm"), note: t("kpi.lastminute") },
    { label: "kpi.spill", value: num(f?.spillbacks.length), unit: t("unit.sites"), bad: (f?.spillbacks.length ?? 0) > 0 },
    free === null
      ? { label: "kpi.jam", value: num(f?.jam_km, 1), unit: t("unit.km"), note: t("kpi.lastminute") }
      : { label: "kpi.bays", value: num(free), unit: "", note: t("kpi.heard", { n: num((100 * heard) / sites.length) }) },
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

/** What the newest estimate of the pipes says. */
function pipeTiles(state: State, taps: number[]): Tile[] {
  const now = state.pipes;
  const heads = taps.map((n) => now?.pressure_m[n]).filter((v): v is number => v !== null && v !== undefined);
  const out = heads.filter((v) => v < LEAST_HEAD_M).length;
  const wet = now?.drainage?.underpasses.filter((one) => (one.on_road_m ?? 0) > 0) ?? [];
  const expected = now?.water?.expected_inflow_lps;
  const silent = now?.sensors.filter((one) => one.flag === "old" || one.flag === "never").length ?? 0;
  const fullest = Math.max(...(now?.filling.map((v) => v ?? 0) ?? []), -Infinity);
  return [
    { label: "kpi.head", value: heads.length ? num(Math.min(...heads) * MPA_PER_M, 2) : "–", unit: "MPa", note: heads.length ? t("kpi.below", { n: num(out) }) : "", bad: out > 0 },
    { label: "kpi.inflow", value: num(now?.water?.inflow_lps ? now.water.inflow_lps * 3.6 : null), unit: "m³/h", note: expected ? `${t("pipes.expected")} ${num(expected * 3.6)}` : "" },
    { label: "kpi.bursts", value: num(now ? now.bursts.length : null), unit: "", bad: (now?.bursts.length ?? 0) > 0 },
    { label: "kpi.fill", value: Number.isFinite(fullest) ? num(100 * fullest) : "–", unit: "%", note: now?.drainage ? `${t("pipes.rain")} ${num(now.drainage.rain_mm_h, 1)} mm/h` : "" },
    { label: "kpi.wet", value: num(now?.drainage ? wet.length : null), unit: "", bad: wet.length > 0 },
    { label: "kpi.sensors", value: num(now ? now.sensors.length - silent : null), unit: now ? `/ ${num(now.sensors.length)}` : "", bad: silent > 0 },
  ];
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
