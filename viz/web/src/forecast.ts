// Reading a forecast between its leads. Before the first lead values go straight from what was measured at issue.

import { CLASS_FROM, classOf } from "./scene/ribbons";
import { nowMs, type State } from "./state";
import type { Forecast, ForecastLead } from "./net/live";

/** Minutes from now to the last lead; 0 without a forecast. */
export function reachMin(state: State): number {
  const { forecast } = state;
  if (!forecast) return 0;
  const last = forecast.leads[forecast.leads.length - 1];
  return Math.max(0, (issuedMs(forecast) + last.lead_s * 1000 - nowMs(state)) / 60_000);
}

export function issuedMs(forecast: Forecast): number {
  return Number(BigInt(forecast.issued_ts_ns) / 1_000_000n);
}

/** The leads around a moment and the share of the later one; the first one alone before it. */
function around(forecast: Forecast, atMs: number): { a: ForecastLead; b: ForecastLead; share: number } {
  const lead = (atMs - issuedMs(forecast)) / 1000;
  const { leads } = forecast;
  const after = leads.findIndex((l) => l.lead_s >= lead);
  if (after === 0) return { a: leads[0], b: leads[0], share: 0 };
  if (after < 0) return { a: leads[leads.length - 1], b: leads[leads.length - 1], share: 0 };
  const [a, b] = [leads[after - 1], leads[after]];
  return { a, b, share: (lead - a.lead_s) / (b.lead_s - a.lead_s) };
}

const mix = (x: number | null, y: number | null, share: number): number | null => (x === null || y === null ? x ?? y : x + (y - x) * share);

/** Low, mid, high of the city's mean speed `minutes` ahead, m/s: the forecast's relative change on the speed at issue. */
export function cityAt(state: State, minutes: number): [number, number, number] | null {
  const { forecast } = state;
  if (!forecast || state.series.length === 0 || minutes > reachMin(state) + 0.5) return null;
  const at = nowMs(state) + minutes * 60_000;
  const base = speedAt(state.series, issuedMs(forecast));
  const { a, b, share } = around(forecast, at);
  if (!a.city || !b.city) return null;
  const first = forecast.leads[0].lead_s * 1000;
  const grow = Math.min(1, (at - issuedMs(forecast)) / first); // from certainty at issue to the first lead
  const [low, mid, high] = [0, 1, 2].map((k) => (a.city as number[])[k] + ((b.city as number[])[k] - (a.city as number[])[k]) * share);
  return [low, mid, high].map((v) => base * (1 + (v - 1) * grow)) as [number, number, number];
}

function speedAt(series: [number, number][], atMs: number): number {
  let best = series[0];
  for (const point of series) if (Math.abs(point[0] - atMs) < Math.abs(best[0] - atMs)) best = point;
  return best[1];
}

export interface Expected {
  section: number;
  low: number | null;
  mid: number | null;
  high: number | null;
  sure: number; // how likely the class of `mid` is, 0..1
}

/** What is expected of each section `minutes` ahead. */
export function sectionsAt(state: State, minutes: number): Expected[] {
  const { forecast } = state;
  if (!forecast) return [];
  const { a, b, share } = around(forecast, nowMs(state) + minutes * 60_000);
  return forecast.sections.map((section, i) => {
    const low = mix(a.low[i], b.low[i], share);
    const mid = mix(a.mid[i], b.mid[i], share);
    const high = mix(a.high[i], b.high[i], share);
    return { section, low, mid, high, sure: sureness(low, mid, high) };
  });
}

const Z90 = 1.645; // half the width of a normal's 5-95 % range in standard deviations

/** Chance that the value lies in the class of `mid`, for a normal with the given 5-95 % range. */
export function sureness(low: number | null, mid: number | null, high: number | null): number {
  if (low === null || mid === null || high === null) return 0;
  const sd = Math.max((high - low) / (2 * Z90), 1e-6);
  const k = classOf(mid);
  const upper = k === 0 ? Infinity : CLASS_FROM[k - 1];
  const lower = k === CLASS_FROM.length ? -Infinity : CLASS_FROM[k];
  return normal((upper - mid) / sd) - normal((lower - mid) / sd);
}

/** Chance that a section is jammed or heavy. */
export function jamChance(e: Expected): number {
  if (e.low === null || e.mid === null || e.high === null) return 0;
  return normal((CLASS_FROM[2] - e.mid) / Math.max((e.high - e.low) / (2 * Z90), 1e-6));
}

/** Distribution function of the standard normal (logistic approximation, error below 0.0002: Bowling et al. 2009). */
function normal(z: number): number {
  if (z === Infinity) return 1;
  if (z === -Infinity) return 0;
  return 1 / (1 + Math.exp(-(0.07056 * z * z * z + 1.5976 * z)));
}
