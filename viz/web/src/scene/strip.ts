// Flat strips along polylines, with mitred corners: carriageways, lines, ribbons, pipes seen from above.

/** Growing vertex data of one mesh. */
export class Sheet {
  readonly position: number[] = []; // x, y, z
  readonly extra: number[] = []; // across (-1..1), along in metres, tag
  readonly side: number[] = []; // unit vector to the left, mitre-scaled
  readonly index: number[] = [];

  get vertices(): number {
    return this.position.length / 3;
  }

  /** A strip from `right` to `left` metres left of the line (negative = right of it), at height z. */
  strip(points: ArrayLike<number>, right: number, left: number, z: number, tag = 0): void {
    const n = points.length / 2;
    if (n < 2) return;
    const first = this.vertices;
    let along = 0;
    for (let i = 0; i < n; i++) {
      const [nx, ny] = mitre(points, i, n);
      const x = points[2 * i];
      const y = points[2 * i + 1];
      if (i > 0) along += Math.hypot(x - points[2 * i - 2], y - points[2 * i - 1]);
      this.position.push(x + nx * right, y + ny * right, z, x + nx * left, y + ny * left, z);
      this.side.push(nx, ny, nx, ny);
      this.extra.push(-1, along, tag, 1, along, tag);
      if (i > 0) {
        const a = first + 2 * (i - 1);
        this.index.push(a, a + 2, a + 1, a + 1, a + 2, a + 3);
      }
    }
  }

  /** A filled outline, cut into `triangles` of point numbers. */
  polygon(points: ArrayLike<number>, triangles: number[][], z: number, tag = 0): void {
    const first = this.vertices;
    for (let i = 0; i < points.length / 2; i++) {
      this.position.push(points[2 * i], points[2 * i + 1], z);
      this.side.push(0, 0);
      this.extra.push(0, 0, tag);
    }
    for (const [a, b, c] of triangles) this.index.push(first + a, first + b, first + c);
  }
}

const SHARPEST = 0.4; // cosine of half the turn below which a mitre is cut short

function mitre(points: ArrayLike<number>, i: number, n: number): [number, number] {
  const [ax, ay] = normal(points, Math.max(0, i - 1), n);
  const [bx, by] = normal(points, Math.min(i, n - 2), n);
  let mx = ax + bx;
  let my = ay + by;
  const length = Math.hypot(mx, my);
  if (length < 1e-6) return [bx, by];
  mx /= length;
  my /= length;
  const scale = 1 / Math.max(SHARPEST, mx * bx + my * by);
  return [mx * scale, my * scale];
}

function normal(points: ArrayLike<number>, i: number, n: number): [number, number] {
  // A doubled point has no direction; the next segment that has one lends its own.
  for (let j = i; j < n - 1; j++) {
    const dx = points[2 * j + 2] - points[2 * j];
    const dy = points[2 * j + 3] - points[2 * j + 1];
    const length = Math.hypot(dx, dy);
    if (length > 1e-4) return [-dy / length, dx / length];
  }
  return i > 0 ? normal(points, i - 1, n) : [0, 1];
}
