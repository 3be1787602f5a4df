// Street names over the scene, the focal ring and its callout: HTML and SVG, so that text stays sharp and readable.

import { language, street } from "../i18n";
import type { City } from "../scene/city";
import { lanePoints } from "../scene/city";
import type { View } from "../scene/view";
import { fill, h, s } from "./dom";

const MOST = 9;
const APART_PX = 120;
const EVERY_M = 420;

interface Place {
  name: string;
  x: number;
  y: number;
  weight: number;
  water: boolean;
}

export interface Focus {
  x: number;
  y: number;
  z?: number | undefined;
  content: () => (Node | string)[];
}

export class Labels {
  private readonly layer = h("div", { class: "labels", "aria-hidden": "true" });
  private readonly places: Place[];
  private readonly ring = s("circle", { r: 15, fill: "none", stroke: "#fff", "stroke-width": 2 });
  private readonly dot = s("circle", { r: 3, fill: "#fff" });
  private readonly leader = s("line", { stroke: "#fff", "stroke-width": 1.5 });
  private readonly callout = h("div", { class: "callout" });
  private shown: { place: Place; element: HTMLElement }[] = [];
  private focus: Focus | null = null;
  private chosenAt = 0;

  constructor(private readonly view: View, city: City) {
    this.places = [...streetPlaces(city), ...waterPlaces(city)];
    this.layer.append(s("svg", {}, this.leader, this.ring, this.dot), this.callout);
    document.getElementById("app")?.append(this.layer);
    this.setFocus(null);
  }

  /** The one focal point: a white ring, a leader and what is said about it. */
  setFocus(focus: Focus | null): void {
    this.focus = focus;
    this.setShown(Boolean(focus));
    if (focus) fill(this.callout, ...focus.content());
    this.place();
  }

  /** After a frame: names stick to their streets; which ones are shown is chosen anew a few times a second. */
  update(moved: boolean): void {
    if (!moved) return;
    const now = performance.now();
    if (now - this.chosenAt > 250) {
      this.chosenAt = now;
      this.choose();
    }
    this.place();
  }

  relabel(): void {
    this.choose();
    this.place();
  }

  private setShown(shown: boolean): void {
    for (const element of [this.ring, this.dot, this.leader]) element.setAttribute("visibility", shown ? "visible" : "hidden");
    this.callout.hidden = !shown;
  }

  private choose(): void {
    const size = { w: this.layer.clientWidth, h: this.layer.clientHeight };
    const free = this.view.freeArea;
    const candidates = this.places
      .map((place) => ({ place, at: this.view.project(place.x, place.y, 6) }))
      .filter(({ at }) => at && at.x > free.left + 30 && at.x < size.w - free.right - 90 && at.y > free.top + 10 && at.y < size.h - free.bottom - 20)
      .sort((a, b) => b.place.weight - a.place.weight || (a.at?.depth ?? 0) - (b.at?.depth ?? 0));
    const taken: { x: number; y: number; name: string }[] = [];
    for (const { place, at } of candidates) {
      if (!at || taken.length >= MOST) break;
      if (taken.some((other) => other.name === place.name || Math.hypot(other.x - at.x, 2.2 * (other.y - at.y)) < APART_PX)) continue;
      taken.push({ x: at.x, y: at.y, name: place.name });
    }
    const chosen = taken.map((spot) => candidates.find((c) => c.place.name === spot.name && c.at?.x === spot.x)?.place).filter((p): p is Place => Boolean(p));
    for (const old of this.shown) old.element.remove();
    this.shown = chosen.map((place) => {
      const element = h("span", { class: place.water ? "water" : "", lang: language() }, street(place.name));
      this.layer.append(element);
      return { place, element };
    });
  }

  private place(): void {
    for (const { place, element } of this.shown) {
      const at = this.view.project(place.x, place.y, 6);
      element.style.transform = at ? `translate(${(at.x - element.offsetWidth / 2).toFixed(0)}px, ${(at.y - 10).toFixed(0)}px)` : "translate(-999px, 0)";
    }
    if (!this.focus) return;
    const at = this.view.project(this.focus.x, this.focus.y, this.focus.z ?? 2);
    // What is not on screen is not pointed at: a leader across the panels would be read as an error.
    const free = this.view.freeArea;
    const seen = at !== null && at.x > free.left && at.x < this.layer.clientWidth - free.right && at.y > free.top && at.y < this.layer.clientHeight - free.bottom;
    this.setShown(seen);
    if (!at || !seen) return;
    const box = { w: this.callout.offsetWidth, h: this.callout.offsetHeight };
    const x = Math.max(this.view.freeArea.left + 8, Math.min(at.x - box.w - 30, this.layer.clientWidth - this.view.freeArea.right - box.w - 8));
    const y = Math.max(this.view.freeArea.top + 8, at.y - box.h - 54);
    for (const element of [this.ring, this.dot]) {
      element.setAttribute("cx", at.x.toFixed(1));
      element.setAttribute("cy", at.y.toFixed(1));
    }
    const fromX = Math.min(x + box.w - 12, Math.max(x + 12, at.x - 12));
    const [dx, dy] = [at.x - fromX, at.y - (y + box.h)];
    const length = Math.hypot(dx, dy) || 1;
    this.leader.setAttribute("x1", fromX.toFixed(1));
    this.leader.setAttribute("y1", (y + box.h).toFixed(1));
    this.leader.setAttribute("x2", (at.x - (dx / length) * 15).toFixed(1));
    this.leader.setAttribute("y2", (at.y - (dy / length) * 15).toFixed(1));
    this.callout.style.transform = `translate(${x.toFixed(0)}px, ${y.toFixed(0)}px)`;
  }
}

/** Points along named streets, spaced out, heavier for greater streets. */
function streetPlaces(city: City): Place[] {
  const out: Place[] = [];
  const taken = new Map<string, [number, number][]>();
  for (let e = 0; e < city.edgeLane0.length; e++) {
    const section = city.edgeSection[e];
    if (section < 0 || !city.names[section]) continue;
    const points = lanePoints(city, city.edgeLane0[e]);
    const k = 2 * Math.floor(points.length / 4);
    const [x, y] = [points[k], points[k + 1]];
    const name = city.names[section];
    const mine = taken.get(name) ?? [];
    if (mine.some(([px, py]) => Math.hypot(px - x, py - y) < EVERY_M)) continue;
    taken.set(name, [...mine, [x, y]]);
    out.push({ name, x, y, weight: city.edgePriority[e] >= 9 ? 3 : city.edgePriority[e] >= 7 ? 2 : 1, water: false });
  }
  return out;
}

function waterPlaces(city: City): Place[] {
  const out: Place[] = [];
  for (const area of city.areas) {
    if (area.kind !== "river" || !area.name) continue;
    for (let i = 0; i < area.points.length; i += Math.max(2, 2 * Math.floor(area.points.length / 24))) {
      out.push({ name: area.name, x: area.points[i], y: area.points[i + 1], weight: 2, water: true });
    }
  }
  return out;
}
