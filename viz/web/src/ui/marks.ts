// Marks over the scene that stand for one thing each: sources, tanks, pumps, gauges, outfalls; car parks. HTML, so that
// they stay sharp, and few: only what lies in the free area and near enough to be told apart.

import { num, t } from "../i18n";
import type { PipesNow } from "../net/live";
import { LINK, NODE, type City, type Pipes } from "../scene/city";
import { pipePoints } from "../scene/city";
import type { View } from "../scene/view";
import type { State } from "../state";
import { h, s } from "./dom";
import { MPA_PER_M, nameOf } from "./underground";

const MOST = 48;
const APART_PX = 26;
const GAUGES_M = 2600; // farther away single gauges would cover the city
const PARKS_M = 1100;
const FEW_FREE = 0.05; // of the bays: who drives there now will search
const CHOOSE_MS = 300;

interface Mark {
  x: number;
  y: number;
  z: number;
  kind: string; // its shape and colour, as in style.css
  text: string;
  title: string;
  farthestM: number;
  weight: number;
}

const SHAPES: Record<string, string> = {
  source: "M3 6h10M4 9.5h8M5 13h6",
  tank: "M3 4h10v5H3zM5 9v4M11 9v4",
  pump: "M8 3a5 5 0 1 0 .01 0M8 3l4 5-4 5",
  gauge: "M8 4a4 4 0 1 0 .01 0",
  outfall: "M3 5h7v6M7 8l3 4 3-4",
  underpass: "M2 5h12M4 5c0 5 8 5 8 0",
  park: "M5 13V3h4a3 3 0 0 1 0 6H5",
};

export class Marks {
  private readonly layer = h("div", { class: "marks", "aria-hidden": "true" });
  private marks: Mark[] = [];
  private shown: { mark: Mark; element: HTMLElement }[] = [];
  private chosenAt = 0;

  constructor(private readonly view: View, private readonly city: City) {
    document.getElementById("app")?.append(this.layer);
  }

  /** What the state asks for: things of the pipes in their mode, car parks in the situation. */
  show(state: State): void {
    const { pipes } = this.city;
    this.marks = [];
    if (state.mode === "underground" && pipes) this.marks = [...facilities(pipes, state.pipes), ...gauges(pipes, state.pipes)];
    else if (state.mode === "situation") this.marks = parks(this.city, state.parking);
    this.chosenAt = 0;
    this.update(true);
  }

  /** After a frame: marks stay where they belong; which ones are shown is chosen anew a few times a second. */
  update(moved: boolean): void {
    if (!moved) return;
    const now = performance.now();
    if (now - this.chosenAt > CHOOSE_MS) {
      this.chosenAt = now;
      this.choose();
    }
    for (const { mark, element } of this.shown) {
      const at = this.view.project(mark.x, mark.y, mark.z);
      element.style.transform = at ? `translate(${(at.x - 11).toFixed(0)}px, ${(at.y - 11).toFixed(0)}px)` : "translate(-999px, 0)";
    }
  }

  private choose(): void {
    const free = this.view.freeArea;
    const [w, height] = [this.layer.clientWidth, this.layer.clientHeight];
    const distance = this.view.distanceM;
    const near = this.marks
      .filter((mark) => distance <= mark.farthestM)
      .map((mark) => ({ mark, at: this.view.project(mark.x, mark.y, mark.z) }))
      .filter(({ at }) => at && at.x > free.left + 16 && at.x < w - free.right - 16 && at.y > free.top && at.y < height - free.bottom)
      .sort((a, b) => b.mark.weight - a.mark.weight || (a.at?.depth ?? 0) - (b.at?.depth ?? 0));
    const taken: { x: number; y: number }[] = [];
    const chosen: Mark[] = [];
    for (const { mark, at } of near) {
      if (!at || chosen.length >= MOST) break;
      if (taken.some((other) => Math.hypot(other.x - at.x, other.y - at.y) < APART_PX)) continue;
      taken.push(at);
      chosen.push(mark);
    }
    this.shown = chosen.map((mark) => ({ mark, element: element(mark) }));
    this.layer.replaceChildren(...this.shown.map((one) => one.element));
  }
}

function element(mark: Mark): HTMLElement {
  const icon = s("svg", { viewBox: "0 0 16 16", width: 14, height: 14 }, s("path", { d: SHAPES[mark.kind.split(" ")[0]], fill: "none", stroke: "currentColor", "stroke-width": 1.8 }));
  return h("span", { class: `mark ${mark.kind}`, title: mark.title }, h("i", {}, icon as unknown as HTMLElement), mark.text ? h("b", {}, mark.text) : null);
}

function facilities(pipes: Pipes, now: PipesNow | null): Mark[] {
  const out: Mark[] = [];
  const tanks = new Map(now?.water?.tanks.map((tank) => [tank.id, tank]));
  pipes.nodeId.forEach((id, n) => {
    const at = { x: pipes.nodeXy[2 * n], y: pipes.nodeXy[2 * n + 1], z: 0, farthestM: Infinity };
    const kind = pipes.nodeKind[n];
    if (kind === NODE.reservoir) out.push({ ...at, kind: "source", text: id, title: t("mark.source"), weight: 9 });
    else if (kind === NODE.tank) {
      const level = tanks.get(id)?.level_m;
      out.push({ ...at, kind: "tank", text: level === undefined || level === null ? id : `${id} ${num(level, 2)} m`, title: t("mark.tank"), weight: 9 });
    } else if (kind === NODE.outfall) out.push({ ...at, kind: "outfall", text: "", title: `${t("mark.outfall")} ${id}`, weight: 1, farthestM: GAUGES_M });
    else if (kind === NODE.storage) out.push({ ...at, ...underpassOf(pipes, id, n, now) });
  });
  pipes.kind.forEach((kind, p) => {
    if (kind !== LINK.waterPump) return;
    const points = pipePoints(pipes, p);
    if (points.length < 2 || out.some((mark) => mark.kind === "pump" && mark.x === points[0] && mark.y === points[1])) return;
    out.push({ x: points[0], y: points[1], z: 0, kind: "pump", text: "", title: `${t("pipe.pump")} ${pipes.id[p]}`, farthestM: Infinity, weight: 6 });
  });
  return out;
}

function underpassOf(pipes: Pipes, id: string, n: number, now: PipesNow | null): Pick<Mark, "kind" | "text" | "title" | "weight"> {
  const order = [...pipes.nodeKind.keys()].filter((k) => pipes.nodeKind[k] === NODE.storage).indexOf(n);
  const live = now?.drainage?.underpasses.find((one) => one.id === id);
  const sump = now?.storage_m[order];
  const onRoad = live?.on_road_m ?? 0;
  const text = onRoad > 0 ? `${num(onRoad, 2)} m` : sump === undefined || sump === null ? id : `${id} ${num(sump, 2)} m`;
  return { kind: onRoad > 0 ? `underpass ${live?.state ?? ""}` : "underpass", text, title: nameOf(pipes, id), weight: onRoad > 0 ? 10 : 7 };
}

function gauges(pipes: Pipes, now: PipesNow | null): Mark[] {
  const out: Mark[] = [];
  for (const sensor of now?.sensors ?? []) {
    const at = placeOf(pipes, sensor.id);
    if (!at || sensor.quantity === "rain_mm_h") continue;
    const shown = sensor.quantity === "pressure_m" ? `${num((sensor.measured ?? NaN) * MPA_PER_M, 3)} MPa` : sensor.quantity === "flow_m3ps" ? `${num((sensor.measured ?? NaN) * 3600)} m³/h` : `${num(sensor.measured, 2)} m`;
    out.push({ ...at, z: 0, kind: `gauge ${sensor.flag}`, text: sensor.flag === "alarm" ? shown : "", title: `${t("mark.gauge")} ${sensor.id} ${shown}`, farthestM: sensor.flag === "alarm" ? Infinity : GAUGES_M, weight: sensor.flag === "alarm" ? 8 : 3 });
  }
  return out;
}

/** Where a sensor's node or the middle of its link is. */
function placeOf(pipes: Pipes, id: string): { x: number; y: number } | null {
  const n = pipes.nodeId.indexOf(id);
  if (n >= 0) return { x: pipes.nodeXy[2 * n], y: pipes.nodeXy[2 * n + 1] };
  const p = pipes.id.indexOf(id);
  if (p < 0) return null;
  const points = pipePoints(pipes, p);
  const k = 2 * Math.floor(points.length / 4);
  return points.length ? { x: points[k], y: points[k + 1] } : null;
}

/** Car parks and garages; rows at the kerb are drawn on the ground, bay by bay. */
function parks(city: City, live: State["parking"]): Mark[] {
  const { parking } = city;
  if (!parking) return [];
  const out: Mark[] = [];
  const known = new Map(Array.isArray(live) ? live.map((site) => [site.id, site]) : []);
  for (let p = 0; p + 1 < parking.start.length; p++) {
    if (parking.kind[p] === 0) continue;
    const k = 2 * parking.start[p];
    const site = known.get(parking.id[p]);
    const text = site ? `${num(site.free)}/${num(site.bays)}` : num(parking.bays[p]);
    const kind = site && site.seen_ts_ns === null ? "park old" : site && site.free < FEW_FREE * site.bays ? "park full" : "park";
    out.push({ x: parking.xy[k], y: parking.xy[k + 1], z: 2, kind, text, title: `${t(parking.kind[p] === 2 ? "mark.garage" : "mark.lot")} · ${t("mark.bays", { n: num(parking.bays[p]) })}`, farthestM: PARKS_M, weight: parking.bays[p] / 1000 });
  }
  return out;
}
