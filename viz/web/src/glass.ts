// Sensor to glass: from the end of the street second that a picture is of to the frame that first shows it.

import { num, t } from "./i18n";
import type { Store } from "./state";

const KEEP = 60;

export class GlassMeter {
  private waiting = 0;
  private readonly delaysMs: number[] = [];

  constructor(private readonly store: Store) {}

  arrived(tsMs: number): void {
    this.waiting = tsMs;
  }

  drawn(): void {
    const hello = this.store.now.hello;
    if (!this.waiting || !hello || hello.clock.kind === "lockstep") return;
    const { start_ts_ns, start_wall_ms, factor } = hello.clock;
    const startMs = Number(BigInt(start_ts_ns) / 1_000_000n);
    const endedAt = hello.clock.kind === "real" ? this.waiting : start_wall_ms + (this.waiting - startMs) / factor;
    this.waiting = 0;
    this.delaysMs.push(Date.now() - endedAt);
    if (this.delaysMs.length > KEEP) this.delaysMs.shift();
    const sorted = [...this.delaysMs].sort((a, b) => a - b);
    this.store.set({ glassMs: sorted[Math.min(sorted.length - 1, Math.floor(0.95 * sorted.length))] });
  }
}

/** One line about the cost of a frame. */
export function frameText(scriptMs: number[], cars: number): string {
  const sorted = [...scriptMs].sort((a, b) => a - b);
  return t("frame.tip", { ms: num(sorted[Math.floor(sorted.length / 2)] ?? NaN, 2), cars: num(cars) });
}
