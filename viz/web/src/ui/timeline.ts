// The time line: half an hour back as it was, an hour ahead as it is expected, one handle for the whole screen.

import { cityAt, issuedMs, reachMin } from "../forecast";
import { clock, num, t } from "../i18n";
import { nowMs, type State, type Store } from "../state";
import { button, fill, h, Panel, s } from "./dom";

const FROM_MIN = -30;
const TO_MIN = 60;
const PAD = 26;
const TOP = 26;

export function makeTimeline(store: Store): (state: State) => void {
  const panel = new Panel("timeline", "time");
  const lead = h("div", { class: "lead" });
  const svg = s("svg", {
    role: "slider", tabindex: 0, "aria-valuemin": FROM_MIN, "aria-valuemax": TO_MIN, "data-key": "time", class: "axis",
  });
  panel.element.append(lead, svg);
  const banner = new Panel("banner", "moment");
  document.getElementById("app")?.append(panel.element, banner.element);
  const minuteAt = (clientX: number): number => {
    const box = svg.getBoundingClientRect();
    const share = (clientX - box.left - PAD) / (box.width - 2 * PAD);
    const minute = Math.round((FROM_MIN + share * (TO_MIN - FROM_MIN)) * 2) / 2;
    return Math.abs(minute) < 1 ? 0 : Math.max(FROM_MIN, Math.min(TO_MIN, minute));
  };
  const drag = (event: PointerEvent): void => {
    if (event.buttons & 1) store.set({ cursorMin: minuteAt(event.clientX) });
  };
  svg.addEventListener("pointerdown", (event) => {
    svg.setPointerCapture(event.pointerId);
    drag(event);
  });
  svg.addEventListener("pointermove", drag);
  return (state) => {
    panel.element.hidden = state.mode === "whatif" && Boolean(state.whatIf?.futures);
    svg.setAttribute("aria-valuenow", String(state.cursorMin));
    svg.setAttribute("aria-label", t("time.slider"));
    svg.setAttribute("aria-valuetext", moment(state));
    fill(lead, ...leadOf(store, state));
    draw(svg, state);
    banner.element.hidden = state.cursorMin === 0 || state.mode === "whatif";
    if (state.cursorMin !== 0) banner.show([state.lang, state.cursorMin, moment(state), state.forecast?.issued_ts_ns], () => bannerOf(store, state));
  };
}

function moment(state: State): string {
  return clock(nowMs(state) + state.cursorMin * 60_000, false);
}

function leadOf(store: Store, state: State): HTMLElement[] {
  const ahead = state.cursorMin > 0 ? cityAt(state, state.cursorMin) : null;
  const mps = state.cursorMin > 0 ? (ahead?.[1] ?? null) : (state.tick?.figures.mean_speed_mps ?? null);
  return [
    h("div", { class: "second" }, t("kpi.speed")),
    h("div", { class: "value" }, num(mps === null ? null : mps * 3.6, 1), h("span", { class: "second" }, ` ${t("unit.kmh")}`)),
    h(
      "div",
      { class: "row" },
      h("button", { type: "button", "data-key": "pause", "aria-label": t(state.paused ? "time.play" : "time.pause"), click: () => store.set({ paused: !state.paused }) }, state.paused ? "▶" : "❚❚"),
      button("live", t("time.live"), () => store.set({ cursorMin: 0, paused: false }), "plain", state.cursorMin === 0 && !state.paused),
    ),
  ];
}

function bannerOf(store: Store, state: State): (HTMLElement | null)[] {
  const future = state.cursorMin > 0;
  const { forecast } = state;
  return [
    h("span", { class: "big" }, t(future ? "time.banner.future" : "time.banner.past", { time: moment(state) })),
    h("span", { class: "chip" }, `${state.cursorMin > 0 ? "+" : "−"}${num(Math.abs(state.cursorMin), state.cursorMin % 1 ? 1 : 0)} min`),
    h("span", { class: "second" }, future && forecast ? t("time.issued", { n: forecast.members, time: clock(issuedMs(forecast), false) }) : t("time.locked")),
    future ? h("span", { class: "second" }, pastError(state)) : null,
    button("banner-live", t("time.live"), () => store.set({ cursorMin: 0, paused: false })),
  ];
}

/** How wrong forecasts of the nearest scored lead have been so far. */
function pastError(state: State): string {
  const scores = (state.tick?.core.forecast?.speed ?? {}) as Record<string, { mae?: number | null; coverage?: number | null } | undefined>;
  const leads = Object.keys(scores).filter((lead) => typeof scores[lead]?.mae === "number");
  if (!leads.length) return t("kpi.waiting");
  const lead = leads.reduce((a, b) => (Math.abs(Number(b) - state.cursorMin) < Math.abs(Number(a) - state.cursorMin) ? b : a));
  const { mae, coverage } = scores[lead] ?? {};
  return t("time.pasterror", { lead, kmh: num((mae ?? NaN) * 3.6, 1), share: num(100 * (coverage ?? NaN)) });
}

function draw(svg: SVGElement, state: State): void {
  const { width, height } = svg.getBoundingClientRect();
  if (width < 80) return;
  const bottom = height - 28;
  const x = (minute: number): number => PAD + ((minute - FROM_MIN) / (TO_MIN - FROM_MIN)) * (width - 2 * PAD);
  const values = state.series.map(([, v]) => v);
  const ends = [1, 5, 15, 30, 60].flatMap((m) => cityAt(state, m) ?? []);
  const low = Math.min(...values, ...ends, Infinity);
  const high = Math.max(...values, ...ends, -Infinity);
  const middle = (low + high) / 2;
  const span = Math.max(high - low, 2.0) * 1.15; // at least 7 km/h high, so that noise stays small
  const y = (v: number): number => bottom - 8 - ((v - middle + span / 2) / span) * (bottom - 8 - TOP);
  const parts: SVGElement[] = [hatching(), s("rect", { x: x(0), y: 6, width: x(TO_MIN) - x(0), height: bottom - 6, fill: "url(#hatch)" })];
  parts.push(...axis(x, bottom, state));
  if (values.length) parts.push(...past(state, x, y));
  const reach = reachMin(state);
  if (reach > 0) parts.push(...ahead(state, reach, x, y));
  parts.push(...words(state, reach, x, width));
  parts.push(...handle(state, x, bottom));
  fill(svg, ...parts);
}

function hatching(): SVGElement {
  const line = s("path", { d: "M0 8L8 0", stroke: "#b4c2d5", "stroke-opacity": 0.14, "stroke-width": 1 });
  return s("defs", {}, s("pattern", { id: "hatch", width: 8, height: 8, patternUnits: "userSpaceOnUse" }, line));
}

function axis(x: (m: number) => number, bottom: number, state: State): SVGElement[] {
  const out: SVGElement[] = [s("line", { x1: x(FROM_MIN), x2: x(TO_MIN), y1: bottom, y2: bottom, stroke: "#6b82a3" })];
  for (let m = FROM_MIN; m <= TO_MIN; m += 10) {
    out.push(s("line", { x1: x(m), x2: x(m), y1: bottom, y2: bottom + 5, stroke: "#6b82a3" }));
    const text = m === 0 ? `${t("time.now")} ${state.tick ? clock(nowMs(state), false) : ""}` : `${m < 0 ? "−" : "+"}${Math.abs(m)}${m === FROM_MIN || m === TO_MIN || m === 30 ? " min" : ""}`;
    out.push(s("text", { x: x(m), y: bottom + 20, "text-anchor": "middle", class: m === 0 ? "on" : "" }, text));
  }
  return out;
}

function past(state: State, x: (m: number) => number, y: (v: number) => number): SVGElement[] {
  const now = nowMs(state);
  const points = state.series.map(([at, v]) => [(at - now) / 60_000, v]).filter(([m]) => m >= FROM_MIN && m <= 0);
  const line = points.map(([m, v]) => `${x(m).toFixed(1)},${y(v).toFixed(1)}`).join(" ");
  const out = [s("polyline", { points: line, fill: "none", stroke: "#e6edf7", "stroke-width": 2 })];
  const then = state.earlier.map((p) => [(p.atMs - now) / 60_000, p.mps]).filter(([m]) => m >= FROM_MIN && m <= 0);
  if (then.length > 1) {
    const dots = then.map(([m, v]) => `${x(m).toFixed(1)},${y(v).toFixed(1)}`).join(" ");
    out.push(s("polyline", { points: dots, fill: "none", stroke: "#b4c2d5", "stroke-width": 1.5, "stroke-dasharray": "1.5 4" }));
  }
  return out;
}

function ahead(state: State, reach: number, x: (m: number) => number, y: (v: number) => number): SVGElement[] {
  const upper: string[] = [];
  const lower: string[] = [];
  const middle: string[] = [];
  const steps = 24;
  for (let i = 0; i <= steps; i++) {
    const m = (reach * i) / steps;
    const at = cityAt(state, m);
    if (!at) continue;
    const px = x(m).toFixed(1);
    lower.push(`${px},${y(at[0]).toFixed(1)}`);
    middle.push(`${px},${y(at[1]).toFixed(1)}`);
    upper.unshift(`${px},${y(at[2]).toFixed(1)}`);
  }
  return [
    s("polygon", { points: [...lower, ...upper].join(" "), fill: "#b4c2d5", "fill-opacity": 0.26 }),
    s("polyline", { points: middle.join(" "), fill: "none", stroke: "#e6edf7", "stroke-width": 1.8, "stroke-dasharray": "6 5" }),
  ];
}

function words(state: State, reach: number, x: (m: number) => number, width: number): SVGElement[] {
  const { forecast } = state;
  const right = forecast ? t("time.band", { n: forecast.members }) : t("time.none");
  const more = forecast && reach < TO_MIN - 1 ? ` · ${t("time.short", { min: num(reach) })}` : "";
  const out = [s("text", { x: width - PAD, y: 19, "text-anchor": "end" }, right + more)];
  if (state.earlier.length > 1) out.push(s("text", { x: x(FROM_MIN), y: 19 }, t("time.dotted")));
  return out;
}

function handle(state: State, x: (m: number) => number, bottom: number): SVGElement[] {
  const at = x(state.cursorMin);
  const out = [
    s("line", { x1: x(0), x2: x(0), y1: 4, y2: bottom, stroke: "#e6edf7", "stroke-opacity": state.cursorMin ? 0.5 : 1, "stroke-width": 1.5 }),
  ];
  if (state.cursorMin) out.push(s("line", { x1: at, x2: at, y1: 4, y2: bottom, stroke: "#fff", "stroke-width": 2 }));
  out.push(s("circle", { cx: at, cy: bottom, r: 8, fill: "#fff", stroke: "#121a26", "stroke-width": 2 }));
  return out;
}
