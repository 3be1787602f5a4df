// Binary messages of the view server; their layout is written down in viz/server/_frames.py.

export interface CarFrame {
  tsMs: number;
  stepMs: number;
  count: number;
  x0M: number;
  y0M: number;
  unitM: number;
  recordBytes: number;
  records: DataView;
}

export interface SectionFrame {
  tsMs: number;
  ratio: Uint8Array; // speed over free speed in 1/200, 255 = no car seen
}

export interface LampFrame {
  tsMs: number;
  aspects: Uint8Array; // per group
  remainingDs: Uint16Array; // per controller, 65535 = unknown
}

export type Message = { kind: "cars"; frame: CarFrame } | { kind: "sections"; frame: SectionFrame } | { kind: "lamps"; frame: LampFrame };

const HEAD_BYTES = 20;
const CAR_HEAD_BYTES = 32;
const CAR_RECORD_BYTES = 8;

/** One message. Null where the bytes are none of ours or are cut: the last picture then stays. */
export function decode(body: ArrayBuffer, offset = 0, length = body.byteLength - offset): Message | null {
  if (length < HEAD_BYTES) return null;
  const view = new DataView(body, offset, length);
  const magic = String.fromCharCode(view.getUint8(0), view.getUint8(1), view.getUint8(2), view.getUint8(3));
  const tsMs = Number(view.getBigInt64(8, true) / 1_000_000n);
  const count = view.getUint32(16, true);
  if (magic === "CBV1") return cars(view, tsMs, count);
  if (magic === "CBE1") {
    if (length < HEAD_BYTES + count) return null;
    return { kind: "sections", frame: { tsMs, ratio: new Uint8Array(body, offset + HEAD_BYTES, count) } };
  }
  if (magic === "CBG1") {
    const controllers = view.getUint16(6, true);
    if (length < HEAD_BYTES + count + 2 * controllers) return null;
    const remainingDs = new Uint16Array(controllers);
    for (let i = 0; i < controllers; i++) remainingDs[i] = view.getUint16(HEAD_BYTES + count + 2 * i, true);
    return { kind: "lamps", frame: { tsMs, aspects: new Uint8Array(body, offset + HEAD_BYTES, count), remainingDs } };
  }
  return null;
}

function cars(view: DataView, tsMs: number, count: number): Message | null {
  const recordBytes = view.getUint8(5);
  if (recordBytes < CAR_RECORD_BYTES || view.byteLength < CAR_HEAD_BYTES + count * recordBytes) return null;
  const frame = {
    tsMs,
    stepMs: view.getUint16(6, true),
    count,
    x0M: view.getFloat32(20, true),
    y0M: view.getFloat32(24, true),
    unitM: view.getFloat32(28, true),
    recordBytes,
    records: new DataView(view.buffer, view.byteOffset + CAR_HEAD_BYTES, count * recordBytes),
  };
  return { kind: "cars", frame };
}

type ArrayOf = Uint8Array | Uint32Array | Int32Array | Float32Array | Float64Array;

export interface Packed {
  arrays: Record<string, ArrayOf>;
  values: Record<string, unknown>;
  end: number; // first byte after the arrays
}

const READERS: Record<string, (bytes: ArrayBuffer) => ArrayOf> = {
  uint8: (bytes) => new Uint8Array(bytes),
  uint32: (bytes) => new Uint32Array(bytes),
  int32: (bytes) => new Int32Array(bytes),
  float32: (bytes) => new Float32Array(bytes),
  float64: (bytes) => new Float64Array(bytes),
};
const ITEM_BYTES: Record<string, number> = { uint8: 1, uint32: 4, int32: 4, float32: 4, float64: 8 };

/** Arrays of `twin_core.mirror.pack_arrays`. Throws where the bytes are cut. */
export function unpack(body: ArrayBuffer): Packed {
  const bytes = new Uint8Array(body);
  const lineEnd = bytes.indexOf(10);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, lineEnd))) as {
    arrays: [string, string, number[]][];
    values: Record<string, unknown>;
  };
  const arrays: Record<string, ArrayOf> = {};
  let at = lineEnd + 1;
  for (const [name, dtype, shape] of head.arrays) {
    const size = shape.reduce((product, n) => product * n, 1) * ITEM_BYTES[dtype];
    if (at + size > body.byteLength) throw new Error(`array ${name} is cut`);
    arrays[name] = READERS[dtype](body.slice(at, at + size));
    at += size;
  }
  return { arrays, values: head.values, end: at };
}
