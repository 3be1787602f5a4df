// What the scene shows: cars, ribbons and lamps of the moment that the time line points to.

import { sectionsAt } from "./forecast";
import { GlassMeter } from "./glass";
import type { CarFrame, Message } from "./net/decode";
import { Replay } from "./net/replay";
import type { View } from "./scene/view";
import { nowMs, type State, type Store } from "./state";

/** What the scene shows: the newest picture, one of the last half hour, or what is expected. */
export class Stage {
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
    if (message.kind === "sections" && this.store.now.cursorMin > 0) this.store.set({ ratio: message.frame.ratio }); // what is expected is told against now
    if (this.store.now.cursorMin === 0 && !this.store.now.paused && !this.comparing) this.show(message, false);
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
    if (this.comparing) return;
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

  /** Both futures of a what-if, or again the moment of the time line. */
  compare(state: State): void {
    const futures = state.mode === "whatif" ? state.whatIf?.futures : null;
    this.view.setDifference(futures ? { change: futures.change_kmh, low: futures.low_kmh, high: futures.high_kmh } : null);
    this.view.setCarsHidden(Boolean(futures) || state.cursorMin > 0);
    if (futures) this.view.ribbons.showMeasured(Uint8Array.from(futures.baseline.map((v) => (v === null ? 255 : Math.min(254, Math.round(200 * v))))));
    else void this.moveTo(state.cursorMin);
  }

  private get comparing(): boolean {
    return this.store.now.mode === "whatif" && Boolean(this.store.now.whatIf?.futures);
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
