// What lies under the streets: legend, how old the estimate is, and the card of one pipe.

import { age, clock, num, street, t, type Key } from "../i18n";
import { get, msOf } from "../net/api";
import type { PipesNow } from "../net/live";
import { LINK, NODE, type City, type Pipes } from "../scene/city";
import { ALARM, flowOf, headOf, HEAD_RANGE_M, RAMP_STORM, RAMP_WATER, STORM, WATER } from "../scene/pipes";
import { nowMs, type State, type Store } from "../state";
import { h, Panel, s, styled } from "./dom";

export const MPA_PER_M = 0.00980665;
const DAY_EVERY_MS = 60_000;
const OLD_MS = 180_000; // three of the estimate's own minutes

interface Day {
  id: string;
  ts_ns: string[];
  flow_lps: (number | null)[];
  level: (number | null)[];
}

export function makeUnderground(store: Store, city: City): (state: State) => void {
  const pipes = city.pipes;
  if (!pipes) return () => undefined;
  const legend = new Panel("pipes", "pipes");
  const card = new Panel("pipe-card", "pipe");
  document.getElementById("app")?.append(legend.element, card.element);
  let day: Day | null = null;
  const ask = async (): Promise<void> => {
    const { mode, selection } = store.now;
    if (mode !== "underground" || selection?.kind !== "pipe" || document.hidden) return;
    try {
      day = await get<Day>(`view/pipes/${encodeURIComponent(selection.id)}`);
    } catch {
      day = null; // the card stays without its day; the next minute asks again
    }
    draw(store.now);
  };
  setInterval(() => void ask(), DAY_EVERY_MS);
  let asked = "";
  const draw = (state: State): void => {
    legend.element.hidden = card.element.hidden = state.mode !== "underground";
    if (legend.element.hidden) return;
    const chosen = state.selection?.kind === "pipe" ? state.selection.id : "";
    if (chosen !== asked) {
      asked = chosen;
      day = null;
      void ask();
    }
    const ages = state.pipes ? [Math.floor(ageMs(state, state.pipes.ts_ns) / 5000), state.pipes.ts_ns] : null;
    legend.show([state.lang, state.pipeLayer, ages, state.groundAlpha], () => legendOf(store, state));
    const pipe = pipes.id.indexOf(chosen);
    const words = day?.id === chosen ? day : null;
    card.show([state.lang, chosen, words, state.pipes?.ts_ns], () => (pipe < 0 ? overviewOf(state, pipes) : cardOf(state, city, pipes, pipe, words)));
  };
  return draw;
}

function ageMs(state: State, tsNs: string | null): number {
  return tsNs ? Math.max(0, nowMs(state) - msOf(tsNs)) : Infinity;
}

function legendOf(store: Store, state: State): (HTMLElement | null)[] {
  const bySwitch = (["medium", "state"] as const).map((layer) =>
    h("button", { type: "button", "aria-pressed": String(state.pipeLayer === layer), "data-key": `layer-${layer}`, click: () => store.set({ pipeLayer: layer }) }, t(`pipes.layer.${layer}`)),
  );
  const state_ = state.pipeLayer === "state";
  const mpa = HEAD_RANGE_M.map((v) => num(v * MPA_PER_M, 2));
  const slider = h("input", { type: "range", min: 0.1, max: 0.8, step: 0.02, value: state.groundAlpha, "aria-label": t("pipes.ground"), "data-key": "ground" }) as HTMLInputElement;
  slider.addEventListener("input", () => store.set({ groundAlpha: Number(slider.value) }));
  return [
    h("h2", {}, t("pipes.title")),
    h("span", { class: "modes" }, ...bySwitch),
    state_ ? ramp(RAMP_WATER, t("pipe.water"), t("pipes.pressure"), `${mpa[0]}`, `${mpa[1]} MPa`) : key(WATER, t("pipe.water"), t("pipes.pressured")),
    state_ ? ramp(RAMP_STORM, t("pipe.storm"), t("pipes.filling"), "0", "100 %") : key(STORM, t("pipe.storm"), t("pipes.gravity")),
    key(ALARM, t("pipes.alarm"), ""),
    h("p", { class: "muted" }, t("pipes.flow")),
    h("p", { class: "muted" }, t("pipes.depth")),
    h("label", { class: "second ground" }, t("pipes.ground"), slider),
    ageOf(state),
  ];
}

function key(colour: string, name: string, note: string): HTMLElement {
  return h("div", { class: "key" }, styled(h("i", {}), { background: colour }), h("span", {}, name), h("span", { class: "muted" }, note));
}

function ramp(colours: readonly string[], name: string, what: string, low: string, high: string): HTMLElement {
  const bar = styled(h("i", {}), { background: `linear-gradient(90deg, ${colours.join(", ")})` });
  return h("div", { class: "ramp" }, h("span", {}, `${name} · ${what}`), bar, h("span", { class: "muted" }, low), h("span", { class: "muted right" }, high));
}

function ageOf(state: State): HTMLElement {
  if (!state.pipes) return h("p", { class: "second stale-note" }, t("pipes.novalues"));
  const estimate = ageMs(state, state.pipes.ts_ns);
  const readings = ageMs(state, state.pipes.readings_ts_ns);
  const text = `${t("pipes.estimate", { age: age(estimate) })} · ${state.pipes.readings_ts_ns ? t("pipes.readings", { age: age(readings) }) : t("pipes.noreadings")}`;
  return h("p", { class: `second ${estimate > OLD_MS ? "stale" : ""}` }, text);
}

function facts(rows: [Key, string][]): HTMLElement {
  return h("dl", {}, ...rows.flatMap(([name, value]) => [h("dt", {}, t(name)), h("dd", {}, value)]));
}

function overviewOf(state: State, pipes: Pipes): (HTMLElement | null)[] {
  const now = state.pipes;
  const km = (kind: number): string => {
    let sum = 0;
    pipes.kind.forEach((k, p) => (sum += k === kind ? pipes.lengthM[p] || 0 : 0));
    return `${num(sum / 1000, 1)} km`;
  };
  const rows: [Key, string][] = [["pipes.mains", km(LINK.main)], ["pipes.sewers", km(LINK.sewer)]];
  if (now?.water) {
    rows.push(["pipes.inflow", `${flow(now.water.inflow_lps)} (${t("pipes.expected")} ${flow(now.water.expected_inflow_lps)})`]);
    for (const tank of now.water.tanks) rows.push(["pipes.tank", `${tank.id} ${num(tank.level_m, 2)} m [${num(tank.low_m, 1)}, ${num(tank.high_m, 1)}]`]);
  }
  if (now?.drainage) rows.push(["pipes.rain", `${num(now.drainage.rain_mm_h, 1)} mm/h`]);
  const wet = now?.drainage?.underpasses.filter((one) => (one.on_road_m ?? 0) > 0) ?? [];
  return [
    h("header", {}, h("h2", {}, t("pipes.network")), h("span", { class: "second right" }, t("pipes.pick"))),
    h(
      "div",
      { class: "in" },
      facts(rows),
      ...wet.map((one) => h("p", { class: "second" }, h("b", {}, nameOf(pipes, one.id)), ` ${t("pipes.onroad")} ${num(one.on_road_m, 2)} m`)),
      ...(now?.bursts ?? []).map((burst) => burstOf(burst)),
    ),
  ];
}

function burstOf(burst: PipesNow["bursts"][number]): HTMLElement {
  const likely = burst.candidates.slice(0, 5).map((one) => `${one.pipe} ${num(100 * (one.likelihood ?? 0))} %`);
  return h(
    "div",
    { class: "burst" },
    h("p", { class: "strong" }, `${t("pipes.burst")} ${burst.id} · ${flow(burst.flow_lps)}`),
    h("p", { class: "second" }, `${t("pipes.candidates")} ${likely.join(" · ")}`),
    burst.customers === null ? null : h("p", { class: "second" }, t("pipes.isolate", { n: num(burst.customers), valves: burst.valves.join("、") })),
  );
}

export function nameOf(pipes: Pipes, underpass: string): string {
  return street(pipes.underpasses.find((one) => one.id === underpass)?.name ?? underpass);
}

export function flow(lps: number | null | undefined): string {
  return lps === null || lps === undefined ? "–" : `${num(lps * 3.6)} m³/h`;
}

function cardOf(state: State, city: City, pipes: Pipes, pipe: number, day: Day | null): (HTMLElement | null)[] {
  const sewer = pipes.kind[pipe] > LINK.valve;
  const now = state.pipes;
  const lps = flowOf(pipes, pipe, now);
  const bore = pipes.boreM[pipe];
  const area = (Math.PI / 4) * bore * bore;
  const rows: [Key, string][] = [
    ["pipe.bore", Number.isFinite(bore) ? `DN${num(bore * 1000).replace(",", "")}` : "–"],
    ["pipe.length", metres(pipes.lengthM[pipe], 0)],
    ["pipe.depth", metres(pipes.depthM[pipe], 2)],
    [sewer ? "pipe.manning" : "pipe.hazen", num(pipes.roughness[pipe], sewer ? 3 : 0)],
    ["pipe.flow", lps === null ? "–" : `${flow(Math.abs(lps))} ${lps < 0 ? "←" : "→"} ${pipes.nodeId[pipes.ends[2 * pipe + (lps < 0 ? 0 : 1)]]}`],
    ["pipe.velocity", lps === null || !area || sewer ? "–" : `${num(Math.abs(lps) / 1000 / area, 2)} m/s`],
  ];
  if (sewer) rows.push(["pipes.filling", now && pipes.kind[pipe] === LINK.sewer ? `${num(100 * (now.filling[pipe - pipes.waterLinks] ?? NaN))} %` : "–"]);
  else rows.push(["pipe.pressure", now ? pressures(pipes, pipe, now) : "–"]);
  return [
    h("header", {}, h("h2", {}, `${t(kindKey(pipes.kind[pipe]))} ${pipes.id[pipe]}`), h("span", { class: "second right" }, streetsAbove(city, pipes, pipe))),
    h("div", { class: "in" }, facts(rows), dayOf(day, sewer)),
  ];
}

function kindKey(kind: number): Key {
  return (["pipe.water", "pipe.pump", "pipe.valve", "pipe.storm", "pipe.pump", "pipe.weir"] as const)[kind];
}

function metres(value: number, digits: number): string {
  return Number.isFinite(value) ? `${num(value, digits)} m` : "–";
}

function pressures(pipes: Pipes, pipe: number, now: PipesNow): string {
  const ends = [pipes.ends[2 * pipe], pipes.ends[2 * pipe + 1]];
  const text = ends.map((n) => (pipes.nodeKind[n] === NODE.reservoir ? t("pipes.source") : num((now.pressure_m[n] ?? NaN) * MPA_PER_M, 3)));
  return headOf(pipes, pipe, now) === null ? "–" : `${text.join(" – ")} MPa`;
}

function streetsAbove(city: City, pipes: Pipes, pipe: number): string {
  const names = new Set<string>();
  for (let i = pipes.aboveStart[pipe]; i < pipes.aboveStart[pipe + 1]; i++) {
    const section = city.sectionOfEdge.get(pipes.aboveEdges[pipes.above[i]]);
    if (section !== undefined && city.names[section]) names.add(street(city.names[section]));
  }
  return [...names].join(" · ");
}

/** The flow of the hours this view has seen. */
function dayOf(day: Day | null, sewer: boolean): HTMLElement {
  const points = day ? day.ts_ns.map((ts, i) => [msOf(ts), day.flow_lps[i]] as const).filter((p): p is readonly [number, number] => p[1] !== null) : [];
  if (points.length < 3) return h("p", { class: "muted" }, t("pipe.noday"));
  const [w, hgt] = [340, 74];
  const values = points.map(([, v]) => v * 3.6);
  const [low, high] = [Math.min(...values, 0), Math.max(...values, 1)];
  const from = points[0][0];
  const span = points[points.length - 1][0] - from || 1;
  const x = (ms: number): number => 44 + ((ms - from) / span) * (w - 50);
  const y = (v: number): number => 8 + (1 - (v - low) / (high - low || 1)) * (hgt - 28);
  const line = points.map(([ms], i) => `${x(ms).toFixed(1)},${y(values[i]).toFixed(1)}`).join(" ");
  const svg = s(
    "svg",
    { viewBox: `0 0 ${w} ${hgt}`, width: "100%", role: "img", "aria-label": t("pipe.day") },
    s("line", { x1: 44, x2: w - 6, y1: y(Math.max(low, 0)), y2: y(Math.max(low, 0)), stroke: "#26344a" }),
    s("polyline", { points: line, fill: "none", stroke: sewer ? STORM : WATER, "stroke-width": 2 }),
    s("text", { x: 40, y: y(high) + 4, "text-anchor": "end" }, num(high)),
    s("text", { x: 40, y: y(low) + 4, "text-anchor": "end" }, num(low)),
    s("text", { x: 44, y: hgt - 4 }, clock(from, false)),
    s("text", { x: w - 6, y: hgt - 4, "text-anchor": "end" }, clock(from + span, false)),
  );
  return h("figure", { class: "day" }, h("figcaption", { class: "muted" }, `${t("pipe.day")} · m³/h`), svg as unknown as HTMLElement);
}

