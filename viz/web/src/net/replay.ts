// Pictures of the last half hour, asked from the server, a few kept for scrubbing to and fro.

import { decode, unpack, type Message } from "./decode";

const STEP_MS = 2000;
const KEEP = 120;

export class Replay {
  private readonly kept = new Map<number, Message[]>();

  /** The messages of the moment nearest to `tsMs`; none where nothing was recorded. */
  async at(tsMs: number): Promise<Message[]> {
    const key = Math.round(tsMs / STEP_MS);
    const found = this.kept.get(key);
    if (found) return found;
    const answer = await fetch(`view/replay?ts_ns=${BigInt(Math.round(tsMs)) * 1_000_000n}`);
    if (!answer.ok) return [];
    const body = await answer.arrayBuffer();
    const { values, end } = unpack(body);
    const messages: Message[] = [];
    let at = end;
    for (const size of values.sizes as number[]) {
      const message = decode(body, at, size);
      if (message) messages.push(message);
      at += size;
    }
    this.kept.set(key, messages);
    const oldest = this.kept.keys().next().value;
    if (this.kept.size > KEEP && oldest !== undefined) this.kept.delete(oldest);
    return messages;
  }
}
