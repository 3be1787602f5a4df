// The map of differences between two futures: ribbons of five classes, thick and coloured only where it is sure.

import * as THREE from "three";
import type { City } from "./city";
import { CLASS_FROM, NONE, Ribbons } from "./ribbons";

export const DIFFERENCE_COLOURS = ["#5fb3d9", "#5d8fb0", "#5b6b82", "#c98a5b", "#f08a3c"] as const;
const WIDTHS_M = [11, 8, 2.2, 8, 11];
const STRONG_KMH = 5;
const RATIO_UNIT = 200;

/** 0 much faster … 4 much slower; 2 where the interval holds zero or is not known. */
export function differenceClass(change: number, low: number | null, high: number | null): number {
  if (low === null || high === null || (low <= 0 && high >= 0)) return 2;
  if (change > 0) return change > STRONG_KMH ? 0 : 1;
  return change < -STRONG_KMH ? 4 : 3;
}

export class Difference {
  readonly ribbons: Ribbons;

  constructor(city: City) {
    this.ribbons = new Ribbons(city);
    for (const mesh of [this.ribbons.mesh, this.ribbons.ghost]) {
      const { uniforms } = mesh.material as THREE.ShaderMaterial;
      uniforms.uColours.value = DIFFERENCE_COLOURS.map((c) => new THREE.Color(c));
      uniforms.uWidths.value = WIDTHS_M;
      uniforms.uPlain.value = 1;
      mesh.visible = false;
    }
  }

  /** Change of speed per section in km/h with its interval; null = not known. */
  show(change: (number | null)[], low: (number | null)[], high: (number | null)[]): void {
    const bound = [1, ...CLASS_FROM, 0];
    const value = change.map((kmh, i) => {
      if (kmh === null) return NONE;
      const k = differenceClass(kmh, low[i], high[i]);
      return Math.round(RATIO_UNIT * ((bound[k] + bound[k + 1]) / 2)); // the middle of the class, as ribbons read it
    });
    this.ribbons.showMeasured(Uint8Array.from(value));
  }
}
