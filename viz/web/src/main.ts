// Composes the page: city, stage, live feed, panels. Everything that happens goes through the store.

import "./style.css";
import { Actions, type Refresh } from "./actions";
import { cityAt, issuedMs, sectionsAt } from "./forecast";
import { pick, setDayStart, setLanguage, street, t } from "./i18n";
import { poll, type Alarm, type Alarms, type Controller, type Plan } from "./net/api";
import { connect, type Forecast, type Hello, type Tick } from "./net/live";
import type { CarFrame, Message } from "./net/decode";
import { Replay } from "./net/replay";
import { lanePoints, loadCity, type City } from "./scene/city";
import { View } from "./scene/view";
import { nowMs, Store, type Mode, type State } from "./state";
import { alarmIcon, fill, h } from "./ui/dom";
import { makeIncidents, ordered } from "./ui/incidents";
import { makeJunction } from "./ui/junction";
import { makeKpis } from "./ui/kpis";
import { Labels } from "./ui/labels";
import { makeLegend } from "./ui/legend";
import { makeOutlook } from "./ui/outlook";
import { makePlans, nameOf } from "./ui/plans";
import { openSearch, toggleHelp, type Found } from "./ui/search";
import { makeSheet } from "./ui/sheet";
import { makeTimeline } from "./ui/timeline";
import { makeTopbar } from "./ui/topbar";
import { installKeys } from "./ui/keys";
import { GlassMeter } from "./glass";

const START: State = {
  mode: "situation", lang: "zh", linked: false, hello: null, tick: null, tickAt: 0, series: [], forecast: null,
  earlier: [], lamps: null, ratio: null, cursorMin: 0, paused: false, selection: null, alarms: null, plans: null,
  controllers: null, planOpen: "", groundAlpha: 1, glassMs: null,
};
const SERIES_EVERY_MS = 10_000;
const SERIES_KEEP_MS = 32 * 60_000;
const LOOK_BACK_MS = 15 * 60_000;

async function start(): Promise<void> {
  const app = document.getElementById("app") as HTMLElement;
  const lang = new URLSearchParams(location.hash.slice(1)).get("lang") === "en" ? "en" : "zh";
  setLanguage(lang);
  let city: City;
  try {
    city = await loadCity();
  } catch (error) {
    fatal(app, t("error.scene", { what: String(error instanceof Error ? error.message : error) }));
    return;
  }
  const canvas = h("canvas", { class: "stage", tabindex: 0, "data-key": "stage" }) as HTMLCanvasElement;
  app.append(canvas);
  let view: View;
  try {
    view = new View(canvas, city);
  } catch {
    fatal(app, t("error.webgl"));
    return;
  }
  const store = new Store({ ...START, lang });
  compose(store, city, view);
}

const MODES: Mode[] = ["situation", "junction", "forecast", "table"];
const ALARMS_MS = 2000;
const PLANS_MS = 2000;
const CONTROLLERS_MS = 10_000;
const JUNCTION_M = 130;

/** Ask the core's people interface for what it says, once the server says that this run has one. */
function listen(store: Store): Refresh {
  const refresh: Refresh = { alarms: () => undefined, plans: () => undefined, controllers: () => undefined };
  let asking = false;
  store.on((state, changed) => {
    if (!changed.has("hello") || asking || !state.hello) return;
    if (!state.hello.people) {
      store.set({ alarms: "unavailable", plans: "unavailable", controllers: "unavailable" });
      return;
    }
    asking = true;
    refresh.alarms = poll<Alarms>("api/v1/alarms", ALARMS_MS, (alarms) => store.set({ alarms }));
    refresh.plans = poll<{ plans: Plan[] }>("api/v1/plans", PLANS_MS, (answer) => store.set({ plans: answer === "unavailable" ? answer : answer.plans }));
    refresh.controllers = poll<Controller[]>("api/v1/controllers", CONTROLLERS_MS, (controllers) => store.set({ controllers }));
  });
  return refresh;
}

function compose(store: Store, city: City, view: View): void {
  const labels = new Labels(view, city);
  const actions = new Actions(listen(store));
  const places = new Places(store, city, view, labels);
  const switchLanguage = (): void => store.set({ lang: store.now.lang === "zh" ? "en" : "zh" });
  const parts = [
    makeTopbar(store, city, MODES, { switchLanguage }), makeKpis(), makeLegend(), makeTimeline(store),
    makeIncidents(store, actions, (alarm) => places.flyToAlarm(alarm)), makePlans(store, actions, city),
    makeJunction(store, city, actions), makeOutlook(city, (section) => places.flyToSection(section)), makeSheet(city),
  ];
  const stage = new Stage(store, view);
  const layout = (): void => {
    view.resize(innerWidth, innerHeight, insets(store.now.mode));
    parts.forEach((part) => part(store.now));
  };
  connect({ onBinary: (message) => stage.take(message), onText: (message) => onText(store, message), onLink: (linked) => store.set({ linked }) });
  store.on((state, changed) => {
    if (changed.has("lang")) {
      setLanguage(state.lang);
      labels.relabel();
    }
    if (changed.has("mode")) layout();
    if (changed.has("mode") || changed.has("selection")) places.arrive(changed.has("mode"));
    if (changed.has("cursorMin") || changed.has("paused") || (changed.has("forecast") && state.cursorMin > 0)) void stage.moveTo(state.cursorMin);
    if (changed.has("lang") || changed.has("mode") || changed.has("cursorMin") || changed.has("selection")) remember(state, view);
    if (changed.has("alarms") || changed.has("selection") || changed.has("lang") || changed.has("mode") || changed.has("cursorMin")) places.focus();
    parts.forEach((part) => part(state));
  });
  view.onFrame = (moved) => {
    stage.drawn();
    labels.update(moved);
  };
  view.controls.addEventListener("end", () => remember(store.now, view));
  view.onPick = (x, y, fly) => places.pick(x, y, fly);
  installKeys(store, view, {
    switchLanguage,
    modes: MODES,
    acknowledge: () => places.withAlarm((alarm) => void actions.acknowledge(alarm)),
    fly: () => places.withAlarm((alarm) => places.flyToAlarm(alarm)),
    search: () => openSearch(city, (found) => places.go(found)),
    help: toggleHelp,
  });
  addEventListener("resize", layout);
  layout();
  recall(store, view);
  Object.assign(window, { citybrain: { view, store, city } }); // for measuring from outside, as the tests do
}

/** What panels cover of the window in a mode; tokens of the layout, kept in step with style.css. */
function insets(mode: Mode): { left: number; right: number; top: number; bottom: number } {
  const small = innerWidth <= 1500;
  const column = (small ? 320 : 384) + 32;
  return { left: mode === "junction" ? (small ? 404 : 472) : 0, right: column, top: mode === "junction" ? 72 : 160, bottom: small ? 104 : 128 };
}

/** What the scene shows: the newest picture, one of the last half hour, or what is expected. */
class Stage {
  private readonly replay = new Replay();
  private readonly glass: GlassMeter;
  private newest: { cars?: CarFrame; sections?: Uint8Array; lamps?: Uint8Array } = {};

  constructor(private readonly store: Store, private readonly view: View) {
    this.glass = new GlassMeter(store);
  }

  /** A message of the live feed. */
  take(message: Message): void {
    if (message.kind === "cars") this.newest.cars = message.frame;
    else if (message.kind === "sections") this.newest.sections = message.frame.ratio;
    else {
      this.newest.lamps = message.frame.aspects;
      this.store.set({ lamps: message.frame });
    }
    if (this.store.now.cursorMin === 0 && !this.store.now.paused) this.show(message, false);
  }

  drawn(): void {
    this.glass.drawn();
  }

  private show(message: Message, jump: boolean): void {
    if (message.kind === "cars") {
      this.view.cars.take(message.frame, performance.now(), jump);
      if (!jump) this.glass.arrived(message.frame.tsMs);
    } else if (message.kind === "sections") {
      this.store.set({ ratio: message.frame.ratio });
      this.view.ribbons.showMeasured(message.frame.ratio);
    } else this.view.lamps.take(message.frame.aspects);
    this.view.dirty = true;
  }

  async moveTo(cursorMin: number): Promise<void> {
    const { store, view } = this;
    view.setCarsHidden(cursorMin > 0);
    if (cursorMin > 0) {
      const expected = sectionsAt(store.now, cursorMin);
      view.ribbons.showForecast(expected.map((e) => e.section), expected.map((e) => e.mid), expected.map((e) => e.sure));
    } else if (cursorMin < 0) {
      const messages = await this.replay.at(nowMs(store.now) + cursorMin * 60_000);
      if (store.now.cursorMin === cursorMin) messages.forEach((message) => this.show(message, true));
    } else if (!store.now.paused) this.live();
    view.dirty = true;
  }

  private live(): void {
    const { cars, sections, lamps } = this.newest;
    if (cars) this.view.cars.take(cars, performance.now(), true);
    if (sections) {
      this.store.set({ ratio: sections });
      this.view.ribbons.showMeasured(sections);
    }
    if (lamps) this.view.lamps.take(lamps);
  }
}

/** Selecting, finding, flying, and the one focal point. */
class Places {
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
    this.store.set({ selection: { kind: "alarm", id: alarm.id } });
    if (at) this.view.flyTo(at.x, at.y, 320);
  }

  flyToSection(section: number): void {
    const at = this.middle(section);
    this.store.set({ selection: { kind: "section", id: String(section) } });
    this.view.flyTo(at.x, at.y, 700, 30);
  }

  private middle(section: number): { x: number; y: number } {
    const lane = this.city.edgeLane0[this.city.edgeSection.indexOf(section)];
    const points = lanePoints(this.city, lane);
    const k = 2 * Math.floor(points.length / 4);
    return { x: points[k], y: points[k + 1] };
  }

  go(found: Found): void {
    if (found.kind === "section") this.flyToSection(Number(found.id));
    else this.store.set({ mode: "junction", selection: { kind: "controller", id: found.id } });
  }

  /** A click on the ground: the junction there, else the street there, else nothing. */
  pick(x: number, y: number, fly: boolean): void {
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

  /** Go where the mode and the selection want to be. */
  arrive(modeChanged: boolean): void {
    const { mode, selection } = this.store.now;
    if (mode === "junction") {
      const chosen = this.city.controllers.find((c) => selection?.kind === "controller" && c.id === selection.id);
      if (chosen) this.view.flyTo(chosen.x, chosen.y, JUNCTION_M, 38);
    } else if (modeChanged && mode === "situation" && this.view.distanceM < 250) this.view.overview();
  }

  /** The white ring: what is selected, else the first unacknowledged alarm. */
  focus(): void {
    const { selection, mode } = this.store.now;
    if (mode === "junction" || mode === "table" || this.store.now.cursorMin > 0) return this.labels.setFocus(null);
    if (selection?.kind === "section") return this.focusSection(Number(selection.id));
    if (selection?.kind === "controller") return this.focusController(selection.id);
    const alarm = this.current();
    const at = alarm ? this.at(alarm) : null;
    if (!alarm || !at) return this.labels.setFocus(null);
    this.labels.setFocus({ ...at, content: () => [h("div", { class: "row" }, alarmIcon(alarm.priority, alarm.state) as unknown as HTMLElement, h("b", {}, pick(alarm.title)))] });
  }

  private focusSection(section: number): void {
    const free = this.city.sectionFreeMps[section] * 3.6;
    const value = this.store.now.ratio?.[section] ?? 255;
    const speed = value === 255 ? t("section.none") : `${t("section.speed")} ${Math.round((value / 200) * free)} km/h`;
    const lines = [h("b", {}, street(this.city.names[section]) || t("section.title")), h("div", { class: "second" }, `${speed} · ${t("section.free")} ${Math.round(free)} km/h`)];
    this.labels.setFocus({ ...this.middle(section), content: () => lines });
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

function onText(store: Store, message: Hello | Tick | Forecast): void {
  const state = store.now;
  if (message.type === "hello") {
    setDayStart(Number(BigInt(message.day_start_ts_ns) / 1_000_000n));
    const series = message.series.map(([ts, v]): [number, number] => [Number(BigInt(ts) / 1_000_000n), v]);
    if (state.hello && state.hello.scene !== message.scene) location.reload();
    store.set({ hello: message, series });
  } else if (message.type === "tick") {
    store.set({ tick: message, tickAt: performance.now(), series: grown(state.series, message), earlier: state.earlier });
  } else {
    store.set({ forecast: message });
    const base = cityAt({ ...store.now, forecast: message }, LOOK_BACK_MS / 60_000);
    if (base) store.set({ earlier: [...state.earlier, { atMs: issuedMs(message) + LOOK_BACK_MS, mps: base[1] }].slice(-64) });
  }
}

function grown(series: [number, number][], tick: Tick): [number, number][] {
  const at = Number(BigInt(tick.ts_ns) / 1_000_000n);
  const speed = tick.figures.mean_speed_mps;
  const last = series[series.length - 1];
  if (speed === null || (last && at - last[0] < SERIES_EVERY_MS && at >= last[0])) return series;
  return [...series, [at, speed] as [number, number]].filter(([then]) => then <= at && at - then < SERIES_KEEP_MS);
}

/** The address holds what the screen shows, so that a link shows it again. */
function remember(state: State, view: View): void {
  const words = new URLSearchParams({ mode: state.mode, lang: state.lang, t: String(state.cursorMin), cam: view.pose().join(",") });
  if (state.selection) words.set("select", `${state.selection.kind}:${state.selection.id}`);
  history.replaceState(null, "", `#${words.toString()}`);
}

function recall(store: Store, view: View): void {
  const words = new URLSearchParams(location.hash.slice(1));
  const mode = words.get("mode") as Mode | null;
  const [kind, ...id] = (words.get("select") ?? "").split(":");
  const selection = ["controller", "section", "alarm"].includes(kind) ? { kind: kind as "controller", id: id.join(":") } : null;
  const minutes = Math.max(-30, Math.min(60, Number(words.get("t") ?? 0) || 0));
  store.set({ mode: mode && MODES.includes(mode) ? mode : "situation", selection, cursorMin: minutes });
  const pose = words.get("cam")?.split(",").map(Number);
  if (pose) queueMicrotask(() => view.setPose(pose)); // after the selection has had its flight
}

function fatal(app: HTMLElement, text: string): void {
  fill(app, h("div", { class: "panel fatal", role: "alert" }, h("p", { class: "strong" }, text), h("button", { type: "button", class: "primary", click: () => location.reload() }, t("retry"))));
}

void start();

