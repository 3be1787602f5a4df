// One junction: what its lamps do, as a ring of the last whole cycle, and who may change that.

import type { Actions } from "../actions";
import { num, street, t, tOr, type Key } from "../i18n";
import { get, type ControllerDetail } from "../net/api";
import { lanePoints, type City } from "../scene/city";
import type { State, Store } from "../state";
import { button, h, Panel, s } from "./dom";
import { nameOf } from "./plans";
import { may } from "../net/me";

const PERIOD_MS = 1000;
const GREEN = [3, 4];
const CHANGE = [2, 5, 6, 8];
const COLOURS = { green: "#45d08f", change: "#f6d55c", stop: "#ff5a4a", unknown: "#6b82a3" };
const MODES = ["advise", "approve", "automatic"] as const;

export function makeJunction(store: Store, city: City, actions: Actions): (state: State) => void {
  const panel = new Panel("drawer", "junction");
  document.getElementById("app")?.append(panel.element);
  let detail: ControllerDetail | null = null;
  const ask = async (): Promise<void> => {
    const { selection, mode } = store.now;
    if (mode !== "junction" || selection?.kind !== "controller" || document.hidden) return;
    try {
      detail = await get<ControllerDetail>(`view/controllers/${encodeURIComponent(selection.id)}`);
    } catch {
      detail = null; // the server may be starting again; the ring comes back with it
    }
    draw(store.now);
  };
  setInterval(() => void ask(), PERIOD_MS);
  const bar = new Panel("junction-bar", "marks");
  document.getElementById("app")?.append(bar.element);
  let asked = "";
  const draw = (state: State): void => {
    panel.element.hidden = bar.element.hidden = state.mode !== "junction";
    bar.show([state.lang], () => [
      lamp("green") as unknown as HTMLElement, h("span", { class: "second" }, t("junction.green")),
      lamp("stop") as unknown as HTMLElement, h("span", { class: "second" }, t("junction.stop")),
      lamp("change") as unknown as HTMLElement, h("span", { class: "second" }, t("junction.change")),
      button("junction-back", t("junction.back"), () => store.set({ mode: "situation", selection: null })),
    ]);
    if (panel.element.hidden) return;
    const id = state.selection?.kind === "controller" ? state.selection.id : "";
    if (id && id !== asked) {
      asked = id;
      detail = null;
      void ask();
    }
    const shown = detail && detail.id === id ? detail : null;
    panel.show([state.lang, id, shown, controllerOf(state, id)?.mode], () => build(state, city, id, shown, actions));
  };
  return draw;
}

function controllerOf(state: State, id: string): { mode: string; local_only_reason?: string | null } | undefined {
  return Array.isArray(state.controllers) ? state.controllers.find((c) => c.id === id) : undefined;
}

function build(state: State, city: City, id: string, detail: ControllerDetail | null, actions: Actions): (Node | string | null)[] {
  if (!id) return [h("h2", {}, t("mode.junction")), h("p", { class: "second" }, t("junction.pick"))];
  const head = [h("div", { class: "row" }, h("h2", {}, nameOf(city, id)), h("span", { class: "chip right" }, id))];
  if (!detail) return [...head, h("div", { class: "skeleton" })];
  const controller = controllerOf(state, id);
  return [
    ...head,
    h("p", { class: "second" }, `${t("junction.mode")} ${tOr(`ctrl.${detail.mode}`, String(detail.mode))} · ${t("junction.plan")} ${detail.plan_id || t("junction.local")}`),
    controller?.local_only_reason ? h("p", { class: "muted" }, controller.local_only_reason) : null,
    ring(city, detail),
    controller ? authority(id, controller.mode, actions) : null,
    groups(city, detail),
  ];
}

function kindOf(aspect: number): keyof typeof COLOURS {
  if (GREEN.includes(aspect)) return "green";
  if (CHANGE.includes(aspect)) return "change";
  return aspect === 0 || aspect === 255 ? "unknown" : "stop";
}

/** What a state of all groups is: green as soon as one group may go. */
function kindOfState(aspects: number[]): keyof typeof COLOURS {
  const kinds = aspects.map(kindOf);
  return kinds.includes("change") ? "change" : kinds.includes("green") ? "green" : kinds.includes("stop") ? "stop" : "unknown";
}

function ring(city: City, detail: ControllerDetail): HTMLElement {
  const total = detail.cycle.reduce((sum, state) => sum + state.seconds, 0);
  const left = detail.remaining_s;
  const parts: SVGElement[] = [];
  let at = 0;
  detail.cycle.forEach((state, i) => {
    const from = at / total;
    at += state.seconds;
    parts.push(arc(from, at / total, COLOURS[kindOfState(state.aspects)], i === 0));
  });
  if (!total) parts.push(s("circle", { cx: 100, cy: 100, r: 80, fill: "none", stroke: "#26344a", "stroke-width": 12, "stroke-dasharray": "6 5" }));
  if (total && detail.elapsed_s !== null) {
    const angle = 2 * Math.PI * (Math.min(detail.elapsed_s, detail.cycle[0].seconds) / total) - Math.PI / 2;
    const [cx, cy] = [Math.cos(angle), Math.sin(angle)];
    parts.push(s("line", { x1: 100 + 66 * cx, y1: 100 + 66 * cy, x2: 100 + 96 * cx, y2: 100 + 96 * cy, stroke: "#fff", "stroke-width": 3 }));
  }
  parts.push(s("text", { x: 100, y: 110, class: "count" }, left === null ? "–" : num(Math.ceil(left))));
  parts.push(s("text", { x: 100, y: 132, class: "small" }, t("junction.remaining")));
  const words = total ? t("junction.cycle", { s: num(total) }) : t("junction.unknown");
  const stages = detail.cycle.filter((state) => kindOfState(state.aspects) === "green" && state.seconds >= 5);
  return h(
    "div",
    { class: "ring" },
    s("svg", { viewBox: "0 0 200 200", role: "img", "aria-label": words }, ...parts) as unknown as HTMLElement,
    h("div", {}, h("p", { class: "strong" }, words), ...stages.map((state, i) => h("p", { class: "second" }, `${i === 0 ? "▸ " : ""}${greens(city, detail, state.aspects)} · ${num(state.seconds)} s`))),
  );
}

/** Who may go in a state of the lamps: approaches with the turns that are free. */
function greens(city: City, detail: ControllerDetail, aspects: number[]): string {
  const turns = new Map<string, number>();
  detail.groups.forEach((group, g) => {
    if (kindOf(aspects[g]) !== "green") return;
    const name = approach(city, group.lanes);
    turns.set(name, (turns.get(name) ?? 0) | turnsOf(city, group.lanes));
  });
  return [...turns].map(([name, bits]) => `${name} ${arrows(bits)}`).join(" · ");
}

function streetsOf(city: City, lanes: number[]): string[] {
  return [...new Set(lanes.map((lane) => street(city.names[city.edgeSection[city.laneEdge[lane]]] ?? "")))].filter(Boolean);
}

const COMPASS = ["east", "north", "west", "south"] as const;

/** Where the traffic of these lanes comes from. */
function approach(city: City, lanes: number[]): string {
  return [...new Set(lanes.map((lane) => side(city, lane)))].join(" ");
}

function side(city: City, lane: number): string {
  const points = lanePoints(city, lane);
  const n = points.length;
  const from = Math.atan2(points[n - 3] - points[n - 1], points[n - 4] - points[n - 2]);
  return t(`approach.${COMPASS[Math.round((from / Math.PI) * 2 + 4) % 4]}`);
}

const turnsOf = (city: City, lanes: number[]): number => lanes.reduce((sum, lane) => sum | city.laneTurns[lane], 0);

function arc(from: number, to: number, colour: string, running: boolean): SVGElement {
  const point = (share: number): string => {
    const angle = 2 * Math.PI * share - Math.PI / 2;
    return `${(100 + 80 * Math.cos(angle)).toFixed(2)} ${(100 + 80 * Math.sin(angle)).toFixed(2)}`;
  };
  const end = Math.max(from, to - 0.004);
  return s("path", { d: `M${point(from)} A80 80 0 ${end - from > 0.5 ? 1 : 0} 1 ${point(end)}`, fill: "none", stroke: colour, "stroke-opacity": running ? 1 : 0.55, "stroke-width": running ? 18 : 11 });
}

function authority(id: string, mode: string, actions: Actions): HTMLElement {
  const buttons = MODES.map((m) => h("button", { type: "button", "aria-pressed": String(m === mode), "data-key": `authority-${m}`, disabled: !may("modes"), click: () => void actions.setMode(id, m) }, t(`mode.${m}` as Key)));
  return h("div", { class: "row" }, h("span", { class: "second" }, t("junction.authority")), h("span", { class: "modes" }, ...buttons));
}

function groups(city: City, detail: ControllerDetail): HTMLElement {
  const rows = detail.groups.map((group, g) => {
    const kind = kindOf(detail.aspects[g] ?? 255);
    const word = kind === "green" ? t("junction.green") : kind === "change" ? t("junction.change") : kind === "stop" ? t("junction.stop") : "–";
    return h("div", {}, lamp(kind) as unknown as HTMLElement, h("span", { title: group.id }, `${approach(city, group.lanes)} ${streetsOf(city, group.lanes).join(" ")}`), h("span", {}, arrows(turnsOf(city, group.lanes))), h("span", { class: "second" }, word));
  });
  return h("div", {}, h("p", { class: "strong" }, t("junction.groups")), h("div", { class: "list-grid" }, ...rows));
}

const arrows = (bits: number): string => (bits & 2 ? "←" : "") + (bits & 1 ? "↑" : "") + (bits & 4 ? "→" : "") + (bits & 8 ? "↶" : "");

/** A lamp by shape: bar = stop, chevron = go, double bar = change. */
function lamp(kind: keyof typeof COLOURS): SVGElement {
  const shapes = { green: "M2 10 8 4l6 6M2 14l6-6 6 6", stop: "M2 8h12", change: "M2 5h12M2 11h12", unknown: "M3 8h2M7 8h2M11 8h2" };
  return s("svg", { class: "lamp", viewBox: "0 0 16 16", "aria-hidden": "true" }, s("path", { d: shapes[kind], fill: "none", stroke: COLOURS[kind], "stroke-width": kind === "stop" ? 5 : 2.6 }));
}
