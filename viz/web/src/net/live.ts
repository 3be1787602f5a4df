// The WebSocket: what happens now. A lost connection is made anew, and said so on screen meanwhile.

import { decode, type Message } from "./decode";
import { toLogin } from "./me";

export interface Hello {
  type: "hello";
  scene: string;
  clock: { kind: "real" | "scaled" | "lockstep"; start_ts_ns: string; start_wall_ms: number; factor: number };
  day_start_ts_ns: string; // of an emulated street; "0" = real time
  series: [string, number][];
  people: boolean; // whether this run serves alarms and approvals
  what_if: boolean; // and whether it plays what-ifs
}

export interface Figures {
  running: number;
  standing: number;
  mean_speed_mps: number | null;
  delay_s_per_km: number | null;
  spillbacks: number[];
  jam_km: number;
}

export interface CoreState {
  sites?: { known: number; connected: number; laggards: string[] };
  frames?: Record<string, number>;
  plans?: Record<string, number>;
  age_ms?: { p50: number | null; p99: number | null };
  mirror?: { ready: boolean; nowcast_ts_ns: number; count_mae: number };
  forecast?: Record<string, Record<string, { mae?: number | null; persistence?: number | null } | undefined> | undefined>;
  phase?: string;
}

export interface Tick {
  type: "tick";
  ts_ns: string;
  figures: Figures;
  core: CoreState;
  malformed: number;
}

export interface ForecastLead {
  lead_s: number;
  low: (number | null)[];
  mid: (number | null)[];
  high: (number | null)[];
  city: [number, number, number] | null;
}

export interface Forecast {
  type: "forecast";
  issued_ts_ns: string;
  members: number;
  levels: [number, number];
  sections: number[];
  leads: ForecastLead[];
}

/** The newest estimate of the pipes (viz/server/_pipes_state.py); rows in the order of the scene's pipes and nodes. */
export interface PipesNow {
  type: "pipes";
  ts_ns: string;
  readings_ts_ns: string | null;
  pressure_m: (number | null)[];
  flow_lps: (number | null)[];
  closed: number[];
  sewer_lps: (number | null)[];
  filling: (number | null)[];
  storage_m: (number | null)[];
  water: { inflow_lps: number | null; expected_inflow_lps: number | null; demand_factor: number | null; tanks: Tank[] } | null;
  drainage: { rain_mm_h: number | null; underpasses: { id: string; on_road_m: number | null; state: string }[] } | null;
  sensors: PipeSensor[];
  bursts: { id: string; since_ts_ns: string; flow_lps: number | null; candidates: { pipe: string; likelihood: number | null }[]; cut_off: string[]; valves: string[]; customers: number | null }[];
}

export interface Tank {
  id: string;
  level_m: number | null;
  low_m: number | null;
  high_m: number | null;
}

export interface PipeSensor {
  id: string;
  quantity: string; // pressure_m, flow_m3ps, level_m, rain_mm_h
  ts_ns: string | null;
  measured: number | null;
  expected: number | null;
  residual: number | null;
  flag: "good" | "old" | "alarm" | "never";
}

export type Text = Hello | Tick | Forecast | PipesNow;

export interface Handlers {
  onBinary: (message: Message) => void;
  onText: (message: Text) => void;
  onLink: (up: boolean) => void;
}

const SESSION_OVER = 4401; // viz/server/_socket.py
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8000;

/** Connect and stay connected. */
export function connect(handlers: Handlers): void {
  let pauseMs = FIRST_PAUSE_MS;
  const open = (): void => {
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => {
      pauseMs = FIRST_PAUSE_MS;
      handlers.onLink(true);
    };
    socket.onmessage = (event: MessageEvent<ArrayBuffer | string>) => {
      if (typeof event.data === "string") {
        handlers.onText(JSON.parse(event.data) as Text);
        return;
      }
      const message = decode(event.data);
      if (message) handlers.onBinary(message);
    };
    socket.onclose = (event) => {
      if (event.code === SESSION_OVER) return toLogin();
      handlers.onLink(false);
      setTimeout(open, pauseMs);
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    };
  };
  open();
}
