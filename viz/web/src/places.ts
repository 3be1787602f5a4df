// Selecting, finding, flying, and the one focal point.

import { num, pick, street, t } from "./i18n";
import type { Alarm } from "./net/api";
import { lanePoints, pipePoints, type City } from "./scene/city";
import type { View } from "./scene/view";
import type { Mode, Store } from "./state";
import { alarmIcon, h } from "./ui/dom";
import { ordered } from "./ui/incidents";
import type { Labels } from "./ui/labels";
import { nameOf } from "./ui/plans";
import type { Found } from "./ui/search";

const JUNCTION_M = 130;
const XRAY_M = 520;
const PIPE_M = 260;
const XRAY_PITCH_DEG = 42;

export class Places {
  constructor(private readonly store: Store, private readonly city: City, private readonly view: View, private readonly labels: Labels) {}

  /** The alarm that is selected, else the first of the list. */
  withAlarm(act: (alarm: Alarm) => void): void {
    const alarm = this.current();
    if (alarm) act(alarm);
  }

  private current(): Alarm | undefined {
    const { alarms, selection } = this.store.now;
    if (!alarms || alarms === "unavailable") return undefined;
    return alarms.alarms.find((a) => selection?.kind === "alarm" && a.id === selection.id) ?? ordered(alarms).find((a) => a.state === "unacked");
  }

  private at(alarm: Alarm): { x: number; y: number } | null {
    const { place } = alarm;
    if (place?.x_m === undefined || place.x_m === null || place.y_m === undefined || place.y_m === null) return null;
    return { x: place.x_m - this.city.x0, y: place.y_m - this.city.y0 };
  }

  flyToAlarm(alarm: Alarm): void {
    const at = this.at(alarm);
    if (alarm.place?.kind === "pipe" && this.pipePlace(alarm.place.id)) return this.flyToPipe(alarm.place.id);
    this.store.set({ selection: { kind: "alarm", id: alarm.id } });
    if (at) this.view.flyTo(at.x, at.y, 320);
  }

  flyToSection(section: number): void {
    const at = this.middle(section);
    this.store.set({ selection: { kind: "section", id: String(section) } });
    this.view.flyTo(at.x, at.y, 700, 30);
  }

  flyToPipe(id: string): void {
    this.store.set({ mode: "underground", selection: { kind: "pipe", id } });
    const at = this.pipePlace(id);
    if (at) this.view.flyTo(at.x, at.y, PIPE_M, XRAY_PITCH_DEG);
  }

  private pipePlace(id: string): { x: number; y: number; pipe: number } | null {
    const { pipes } = this.city;
    const pipe = pipes?.id.indexOf(id) ?? -1;
    if (!pipes || pipe < 0) return null;
    const points = pipePoints(pipes, pipe);
    const k = 2 * Math.floor(points.length / 4);
    return points.length ? { x: points[k], y: points[k + 1], pipe } : null;
  }

  private middle(section: number): { x: number; y: number } {
    const lane = this.city.edgeLane0[this.city.edgeSection.indexOf(section)];
    const points = lanePoints(this.city, lane);
    const k = 2 * Math.floor(points.length / 4);
    return { x: points[k], y: points[k + 1] };
  }

  go(found: Found): void {
    if (found.kind === "section") this.flyToSection(Number(found.id));
    else if (found.kind === "pipe") this.flyToPipe(found.id);
    else this.store.set({ mode: "junction", selection: { kind: "controller", id: found.id } });
  }

  /** A click on the ground: under X-ray the pipe there; else the junction, else the street, else nothing. */
  pick(x: number, y: number, fly: boolean, pixel: { x: number; y: number }): void {
    if (this.store.now.mode === "underground") return this.pickPipe(pixel);
    if (this.store.now.mode === "whatif") return this.pickClosing(x, y);
    const near = Math.min(60, Math.max(30, this.view.distanceM * 0.04));
    let best = near;
    let id = "";
    for (const c of this.city.controllers) {
      const d = Math.hypot(c.x - x, c.y - y);
      if (d < best) [best, id] = [d, c.id];
    }
    if (id) this.store.set({ selection: { kind: "controller", id }, ...(fly ? { mode: "junction" as Mode } : {}) });
    else {
      const section = sectionNear(this.city, x, y, near);
      this.store.set({ selection: section < 0 ? null : { kind: "section", id: String(section) } });
    }
  }

  /** Streets to close are chosen one by one; a second click takes one back. */
  private pickClosing(x: number, y: number): void {
    const { closing, whatIf } = this.store.now;
    const section = sectionNear(this.city, x, y, 60);
    if (whatIf || section < 0) return;
    const next = closing.includes(section) ? closing.filter((one) => one !== section) : [...closing, section];
    this.store.set({ closing: next, selection: next.length ? { kind: "section", id: String(next[next.length - 1]) } : null });
  }

  private pickPipe(pixel: { x: number; y: number }): void {
    const pipe = this.view.pipeAt(pixel.x, pixel.y);
    const id = pipe < 0 ? "" : (this.city.pipes?.id[pipe] ?? "");
    this.store.set({ selection: id ? { kind: "pipe", id } : null });
  }

  /** Go where the mode and the selection want to be. */
  arrive(modeChanged: boolean): void {
    const { mode, selection } = this.store.now;
    if (mode === "junction") {
      const chosen = this.city.controllers.find((c) => selection?.kind === "controller" && c.id === selection.id);
      if (chosen) this.view.flyTo(chosen.x, chosen.y, JUNCTION_M, 38);
    } else if (modeChanged && mode === "situation" && this.view.distanceM < 250) this.view.overview();
    else if (modeChanged && mode === "underground" && this.view.distanceM > XRAY_M) this.view.closer(XRAY_M, XRAY_PITCH_DEG);
  }

  /** The white ring: what is selected, else the first unacknowledged alarm. */
  focus(): void {
    const { selection, mode } = this.store.now;
    if (mode === "junction" || mode === "table" || this.store.now.cursorMin > 0) return this.labels.setFocus(null);
    if (mode === "whatif") return this.focusClosing();
    if (selection?.kind === "section") return this.focusSection(Number(selection.id));
    if (selection?.kind === "controller") return this.focusController(selection.id);
    if (mode === "underground" && selection?.kind === "pipe") return this.focusPipe(selection.id);
    const alarm = this.current();
    const at = alarm ? this.at(alarm) : null;
    if (!alarm || !at) return this.labels.setFocus(null);
    this.labels.setFocus({ ...at, content: () => [h("div", { class: "row" }, alarmIcon(alarm.priority, alarm.state) as unknown as HTMLElement, h("b", {}, pick(alarm.title)))] });
  }

  private focusClosing(): void {
    const { closing } = this.store.now;
    const last = closing[closing.length - 1];
    if (last === undefined) return this.labels.setFocus(null);
    this.labels.setFocus({ ...this.middle(last), content: () => [h("b", {}, `⊖ ${t("whatif.close")} ${street(this.city.names[last])}`)] });
  }

  private focusSection(section: number): void {
    const free = this.city.sectionFreeMps[section] * 3.6;
    const value = this.store.now.ratio?.[section] ?? 255;
    const speed = value === 255 ? t("section.none") : `${t("section.speed")} ${Math.round((value / 200) * free)} km/h`;
    const ask = h("button", { type: "button", "data-key": "ask-whatif", click: () => this.store.set({ mode: "whatif", closing: [section], whatIf: null }) }, t("mode.whatif"));
    const head = h("div", { class: "row" }, h("b", {}, street(this.city.names[section]) || t("section.title")), this.store.now.hello?.what_if ? ask : null);
    const lines = [head, h("div", { class: "second" }, `${speed} · ${t("section.free")} ${Math.round(free)} km/h`)];
    this.labels.setFocus({ ...this.middle(section), content: () => lines });
  }

  private focusPipe(id: string): void {
    const at = this.pipePlace(id);
    const { pipes } = this.city;
    if (!pipes || !at) return this.labels.setFocus(null);
    const [bore, depth] = [pipes.boreM[at.pipe], pipes.depthM[at.pipe]];
    const words = [Number.isFinite(bore) ? `DN${Math.round(bore * 1000)}` : "", Number.isFinite(depth) ? `${t("pipe.depth")} ${num(depth, 2)} m` : ""];
    const lines = [h("b", {}, id), h("div", { class: "second" }, words.filter(Boolean).join(" · "))];
    this.labels.setFocus({ x: at.x, y: at.y, z: this.view.pipes?.drawnZ(pipes.ends[2 * at.pipe]), content: () => lines });
  }

  private focusController(id: string): void {
    const c = this.city.controllers.find((one) => one.id === id);
    if (!c) return this.labels.setFocus(null);
    const open = h("button", { type: "button", "data-key": "open-junction", click: () => this.store.set({ mode: "junction" }) }, t("mode.junction"));
    this.labels.setFocus({ x: c.x, y: c.y, content: () => [h("div", { class: "row" }, h("b", {}, nameOf(this.city, id)), open)] });
  }
}

/** The section whose rightmost lane passes nearest within `near` metres, -1 for none. */
function sectionNear(city: City, x: number, y: number, near: number): number {
  let best = near;
  let found = -1;
  for (let e = 0; e < city.edgeLane0.length; e++) {
    if (city.edgeSection[e] < 0) continue;
    const points = lanePoints(city, city.edgeLane0[e]);
    for (let i = 2; i < points.length; i += 2) {
      const [ax, ay, bx, by] = [points[i - 2], points[i - 1], points[i], points[i + 1]];
      const [dx, dy] = [bx - ax, by - ay];
      const share = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
      const d = Math.hypot(ax + share * dx - x, ay + share * dy - y);
      if (d < best) [best, found] = [d, city.edgeSection[e]];
    }
  }
  return found;
}
