// What the screen is about, in one object with one way to change it. Panels listen; nobody else holds state of its own.

import type { Alarms, Controller, ParkingSite, Plan } from "./net/api";
import type { Forecast, Hello, PipesNow, Tick } from "./net/live";
import type { LampFrame } from "./net/decode";
import type { WhatIf } from "./ui/whatif";

export type Mode = "situation" | "underground" | "junction" | "forecast" | "whatif" | "table";
export type Selection = { kind: "controller" | "section" | "alarm" | "pipe"; id: string } | null;

export interface State {
  mode: Mode;
  lang: "zh" | "en";
  linked: boolean;
  hello: Hello | null;
  tick: Tick | null;
  tickAt: number; // performance.now() of its arrival
  series: [number, number][]; // ms, m/s
  forecast: Forecast | null;
  earlier: { atMs: number; mps: number }[]; // what forecasts of 15 min before said of each moment
  lamps: LampFrame | null;
  ratio: Uint8Array | null; // of the moment shown
  cursorMin: number; // 0 = now, below: replay, above: forecast
  paused: boolean;
  selection: Selection;
  alarms: Alarms | null | "unavailable";
  plans: Plan[] | null | "unavailable";
  controllers: Controller[] | null | "unavailable";
  parking: ParkingSite[] | null | "unavailable";
  planOpen: string; // id of the plan whose difference is shown
  pipes: PipesNow | null;
  pipeLayer: "medium" | "state"; // what the colour of pipes says
  closing: number[]; // sections that a what-if would close
  whatIf: WhatIf | null;
  groundAlpha: number; // of the ground over pipes
  glassMs: number | null;
}

type Listener = (state: State, changed: Set<keyof State>) => void;

export class Store {
  private readonly listeners: Listener[] = [];
  private changed = new Set<keyof State>();
  private queued = false;

  constructor(readonly now: State) {}

  /** Change some of it; listeners hear of all changes of a turn at once. */
  set(part: Partial<State>): void {
    for (const [key, value] of Object.entries(part) as [keyof State, unknown][]) {
      if (this.now[key] === value) continue;
      (this.now as unknown as Record<string, unknown>)[key] = value;
      this.changed.add(key);
    }
    if (this.changed.size === 0 || this.queued) return;
    this.queued = true;
    queueMicrotask(() => {
      this.queued = false;
      const changed = this.changed;
      this.changed = new Set();
      for (const listener of this.listeners) listener(this.now, changed);
    });
  }

  on(listener: Listener): void {
    this.listeners.push(listener);
  }
}

/** Street time now as the browser knows it, ms: the last second heard of. */
export function nowMs(state: State): number {
  return state.tick ? Number(BigInt(state.tick.ts_ns) / 1_000_000n) : 0;
}

/** The moment the screen shows, ms of street time. */
export function shownMs(state: State): number {
  return nowMs(state) + state.cursorMin * 60_000;
}
