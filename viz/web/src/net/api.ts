// The REST interface of the core for people (/api/v1). A run without it answers 404: then the panels say so.

import type { Both } from "../i18n";
import { toLogin, token } from "./me";

export interface Place {
  kind: string;
  id: string;
  x_m?: number | null;
  y_m?: number | null;
}

export interface Alarm {
  id: string;
  incident_id: string | null;
  kind: string;
  priority: "high" | "medium" | "low";
  state: "unacked" | "acked" | "returned_unacked" | "shelved" | "suppressed" | "out_of_service";
  title: Both;
  cause: Both;
  effect: Both;
  action: Both;
  since_ts_ns: string | number;
  acked_by?: string | null;
  acked_ts_ns?: string | number | null;
  place?: Place | null;
}

export interface Incident {
  id: string;
  title: Both;
  priority: "high" | "medium" | "low";
  place?: Place | null;
  since_ts_ns: string | number;
  alarms: string[];
}

export interface Alarms {
  rate_10min: number;
  flood: boolean;
  version?: number;
  counts: { shelved: number; suppressed: number; out_of_service: number };
  incidents: Incident[];
  alarms: Alarm[];
}

export interface Program {
  cycle_s: number;
  offset_s: number;
  stages: { name: string; length_s: number }[];
}

export interface Plan {
  id: string;
  site_id: string;
  controller_id: string;
  state: string;
  current: Program | null;
  proposed: Program | null;
  effect: { metric: string; mean: number; low: number; high: number; unit: string; n: number } | null;
  checks: { name: Both; ok: boolean }[];
  issued_ts_ns: string | number;
  expires_ts_ns: string | number;
  measured: { mean: number; low: number; high: number } | null;
}

export interface Controller {
  id: string;
  site_id: string;
  mode: "advise" | "approve" | "automatic";
  in_force?: string | null;
  local_only_reason?: string | null;
}

/** Free bays; without `seen_ts_ns` its sensors have not spoken, and `free` is what is usual. */
export interface ParkingSite {
  id: string;
  bays: number;
  free: number;
  seen_ts_ns: string | null;
}

export interface ControllerDetail {
  id: string;
  ts_ns: string;
  groups: { id: string; lanes: number[] }[];
  aspects: number[];
  elapsed_s: number | null;
  remaining_s: number | null;
  cycle: { aspects: number[]; seconds: number }[];
  mode: number;
  plan_id: string;
}

/** What went wrong, in the server's own words. */
export class ApiError extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

export async function get<T>(path: string): Promise<T> {
  return read<T>(await fetch(path, { headers: { accept: "application/json" } }));
}

export async function send<T>(method: "POST" | "PUT", path: string, body: object): Promise<T> {
  const headers = { "content-type": "application/json", accept: "application/json", "x-csrf-token": token() };
  return read<T>(await fetch(path, { method, headers, body: JSON.stringify(body) }));
}

export async function remove<T>(path: string): Promise<T> {
  return read<T>(await fetch(path, { method: "DELETE", headers: { accept: "application/json", "x-csrf-token": token() } }));
}

async function read<T>(answer: Response): Promise<T> {
  const text = await answer.text();
  if (answer.ok) return (text ? JSON.parse(text) : {}) as T;
  if (answer.status === 401) toLogin();
  let detail = `${answer.status} ${answer.statusText}`;
  try {
    const problem = JSON.parse(text) as { detail?: string; title?: string };
    detail = problem.detail ?? problem.title ?? detail;
  } catch {
    // The body was no problem document; the status line says all there is.
  }
  throw new ApiError(answer.status, detail);
}

export const msOf = (tsNs: string | number | null | undefined): number => (tsNs ? Number(tsNs) / 1e6 : 0);

/** Ask every `periodMs` while the page is seen; a 404 is told once and asked again rarely. */
export function poll<T>(path: string, periodMs: number, take: (value: T | "unavailable") => void): () => void {
  let again = 0;
  const ask = async (): Promise<void> => {
    let pause = periodMs;
    if (!document.hidden) {
      try {
        take(await get<T>(path));
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) {
          take("unavailable");
          pause = 15 * periodMs;
        }
        // Anything else: what is shown stays and the age of the data says so.
      }
    }
    again = window.setTimeout(() => void ask(), pause);
  };
  void ask();
  return () => {
    clearTimeout(again);
    void ask();
  };
}
