// Composes the page: city, stage, live feed, panels. Everything that happens goes through the store.

import "./style.css";
import { Actions, type Refresh } from "./actions";
import { cityAt, issuedMs } from "./forecast";
import { setDayStart, setLanguage, t } from "./i18n";
import { poll, type Alarms, type Controller, type ParkingSite, type Plan } from "./net/api";
import { connect, type Text, type Tick } from "./net/live";
import { loadMe } from "./net/me";
import { Places } from "./places";
import { loadCity, type City } from "./scene/city";
import { View } from "./scene/view";
import { Stage } from "./stage";
import { Store, type Mode, type State } from "./state";
import { fill, h } from "./ui/dom";
import { makeIncidents } from "./ui/incidents";
import { makeJunction } from "./ui/junction";
import { makeKpis } from "./ui/kpis";
import { Labels } from "./ui/labels";
import { makeLegend } from "./ui/legend";
import { makeOutlook } from "./ui/outlook";
import { makePlans } from "./ui/plans";
import { openSearch, toggleHelp } from "./ui/search";
import { makeSheet } from "./ui/sheet";
import { makeTimeline } from "./ui/timeline";
import { makeTopbar } from "./ui/topbar";
import { installKeys } from "./ui/keys";
import { Marks } from "./ui/marks";
import { makeUnderground } from "./ui/underground";
import { makeWhatIf } from "./ui/whatif";

const START: State = {
  mode: "situation", lang: "zh", linked: false, hello: null, tick: null, tickAt: 0, series: [], forecast: null,
  earlier: [], lamps: null, ratio: null, cursorMin: 0, paused: false, selection: null, alarms: null, plans: null,
  controllers: null, parking: null, planOpen: "", pipes: null, pipeLayer: "medium", closing: [], whatIf: null,
  groundAlpha: 0.3, glassMs: null,
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
    await loadMe();
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

const MODES: Mode[] = ["situation", "underground", "junction", "forecast", "whatif", "table"];
const ALARMS_MS = 2000;
const PLANS_MS = 2000;
const CONTROLLERS_MS = 10_000;
const PARKING_MS = 20_000;

/** Ask the core's people interface for what it says, once the server says that this run has one. */
function listen(store: Store, city: City): Refresh {
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
    if (city.parking) poll<{ parking_sites: ParkingSite[] }>("api/v1/parking", PARKING_MS, (answer) => store.set({ parking: answer === "unavailable" ? answer : answer.parking_sites }));
    refresh.controllers = poll<Controller[]>("api/v1/controllers", CONTROLLERS_MS, (controllers) => store.set({ controllers }));
  });
  return refresh;
}

function compose(store: Store, city: City, view: View): void {
  const labels = new Labels(view, city);
  const marks = new Marks(view, city);
  const modes = MODES.filter((mode) => mode !== "underground" || city.pipes);
  const actions = new Actions(listen(store, city));
  const places = new Places(store, city, view, labels);
  const switchLanguage = (): void => store.set({ lang: store.now.lang === "zh" ? "en" : "zh" });
  const parts = [
    makeTopbar(store, city, modes, { switchLanguage }), makeKpis(city), makeLegend(), makeTimeline(store),
    makeIncidents(store, actions, (alarm) => places.flyToAlarm(alarm)), makePlans(store, actions, city),
    makeJunction(store, city, actions), makeOutlook(city, (section) => places.flyToSection(section)), makeSheet(city),
    makeUnderground(store, city), makeWhatIf(store, city),
  ];
  const stage = new Stage(store, view);
  const layout = (): void => {
    view.resize(innerWidth, innerHeight, insets(store.now.mode), split(store.now));
    parts.forEach((part) => part(store.now));
  };
  connect({ onBinary: (message) => stage.take(message), onText: (message) => onText(store, message), onLink: (linked) => store.set({ linked }) });
  store.on((state, changed) => {
    if (changed.has("lang")) {
      setLanguage(state.lang);
      labels.relabel();
    }
    if (changed.has("mode") || changed.has("whatIf")) {
      stage.compare(state);
      layout();
    }
    if (changed.has("mode") || changed.has("groundAlpha") || changed.has("pipes") || changed.has("selection") || changed.has("pipeLayer")) underground(state, city, view);
    if (changed.has("mode") || changed.has("pipes") || changed.has("parking") || changed.has("lang")) marks.show(state);
    if (changed.has("mode") || changed.has("selection")) places.arrive(changed.has("mode"));
    if (changed.has("cursorMin") || changed.has("paused") || (changed.has("forecast") && state.cursorMin > 0)) void stage.moveTo(state.cursorMin);
    if (changed.has("lang") || changed.has("mode") || changed.has("cursorMin") || changed.has("selection")) remember(state, view);
    if (changed.has("alarms") || changed.has("selection") || changed.has("closing") || changed.has("lang") || changed.has("mode") || changed.has("cursorMin")) places.focus();
    parts.forEach((part) => part(state));
  });
  view.onFrame = (moved) => {
    stage.drawn();
    labels.update(moved);
    marks.update(moved);
  };
  view.controls.addEventListener("end", () => remember(store.now, view));
  view.onPick = (x, y, fly, pixel) => places.pick(x, y, fly, pixel);
  installKeys(store, view, {
    switchLanguage,
    modes,
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

/** Under X-ray the scene shows the pipes, what they do, and the one that is selected. */
function underground(state: State, city: City, view: View): void {
  view.setXray(state.mode === "underground", state.groundAlpha);
  if (!view.pipes || !city.pipes) return;
  view.pipes.take(state.pipes);
  view.pipes.setLayer(state.pipeLayer);
  view.pipes.select(state.selection?.kind === "pipe" ? city.pipes.id.indexOf(state.selection.id) : -1);
}

/** The two futures stand between the head and the table; null while there is but one picture. */
function split(state: State): { top: number; bottom: number } | null {
  return state.mode === "whatif" && state.whatIf?.futures ? { top: 132, bottom: 262 } : null;
}

/** What panels cover of the window in a mode; tokens of the layout, kept in step with style.css. */
function insets(mode: Mode): { left: number; right: number; top: number; bottom: number } {
  const small = innerWidth <= 1500;
  const column = mode === "whatif" ? 0 : (small ? 320 : 384) + 32;
  return { left: mode === "junction" ? (small ? 404 : 472) : mode === "underground" ? 264 : 0, right: column, top: mode === "junction" ? 72 : 160, bottom: small ? 104 : 128 };
}

function onText(store: Store, message: Text): void {
  const state = store.now;
  if (message.type === "hello") {
    setDayStart(Number(BigInt(message.day_start_ts_ns) / 1_000_000n));
    const series = message.series.map(([ts, v]): [number, number] => [Number(BigInt(ts) / 1_000_000n), v]);
    if (state.hello && state.hello.scene !== message.scene) location.reload();
    store.set({ hello: message, series });
  } else if (message.type === "pipes") {
    store.set({ pipes: message });
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
  const selection = ["controller", "section", "alarm", "pipe"].includes(kind) ? { kind: kind as "controller", id: id.join(":") } : null;
  const minutes = Math.max(-30, Math.min(60, Number(words.get("t") ?? 0) || 0));
  store.set({ mode: mode && MODES.includes(mode) ? mode : "situation", selection, cursorMin: minutes });
  const pose = words.get("cam")?.split(",").map(Number);
  if (pose) queueMicrotask(() => view.setPose(pose)); // after the selection has had its flight
}

function fatal(app: HTMLElement, text: string): void {
  fill(app, h("div", { class: "panel fatal", role: "alert" }, h("p", { class: "strong" }, text), h("button", { type: "button", class: "primary", click: () => location.reload() }, t("retry"))));
}

void start();

