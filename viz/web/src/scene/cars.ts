// All cars in one draw call. Two states per slot, the last and the one before; the vertex shader blends them, so that a
// frame costs one number. Frames come once a street second; the blend lasts as long as frames are apart.

import * as THREE from "three";
import type { CarFrame } from "../net/decode";
import { FOG_FRAGMENT, FOG_VERTEX, LIGHT_FRAGMENT, shared } from "./look";

const MAX_CARS = 65_536;
const START_CARS = 4096;
const HIDDEN = 255; // as speed: nothing drives 64 m/s
const SHORTEST_BLEND_MS = 40;
const LONGEST_BLEND_MS = 2000;

export class Cars {
  readonly mesh: THREE.Mesh;
  count = 0;
  private capacity = START_CARS;
  private place = [new Uint16Array(2 * START_CARS), new Uint16Array(2 * START_CARS)];
  private motion = [new Uint8Array(2 * START_CARS).fill(HIDDEN), new Uint8Array(2 * START_CARS).fill(HIDDEN)];
  private attributes: THREE.InstancedBufferAttribute[] = [];
  private newest = 0;
  private readonly geometry = new THREE.InstancedBufferGeometry();
  private readonly material: THREE.ShaderMaterial;
  private lastArrival = 0;
  private blendMs = 1000;

  constructor(private readonly shiftX: number, private readonly shiftY: number) {
    const body = bodyGeometry();
    this.geometry.setAttribute("position", body.getAttribute("position"));
    this.geometry.setAttribute("normal", body.getAttribute("normal"));
    this.geometry.setIndex(body.getIndex());
    this.material = material();
    this.attach();
    this.mesh = new THREE.Mesh(this.geometry, this.material);
    this.mesh.frustumCulled = false;
    this.mesh.matrixAutoUpdate = false;
    this.mesh.renderOrder = 10;
  }

  /** Take a frame that arrived at `now` ms. `jump`: show it at once, as when scrubbing. */
  take(frame: CarFrame, now: number, jump: boolean): void {
    const older = this.newest;
    const newer = 1 - older;
    this.place[newer].set(this.place[older]);
    this.motion[newer].fill(HIDDEN);
    let top = 0;
    const { records, recordBytes } = frame;
    for (let i = 0, at = 0; i < frame.count; i++, at += recordBytes) {
      const slot = records.getUint16(at + 6, true);
      if (slot >= this.capacity) this.grow(slot + 1);
      this.place[newer][2 * slot] = records.getUint16(at, true);
      this.place[newer][2 * slot + 1] = records.getUint16(at + 2, true);
      this.motion[newer][2 * slot] = records.getUint8(at + 4);
      this.motion[newer][2 * slot + 1] = records.getUint8(at + 5);
      if (slot >= top) top = slot + 1;
    }
    this.newest = newer;
    this.count = frame.count;
    const gap = now - this.lastArrival;
    this.blendMs = jump ? 1 : Math.min(Math.max(this.lastArrival ? gap : 1000, SHORTEST_BLEND_MS), LONGEST_BLEND_MS);
    this.lastArrival = now;
    this.geometry.instanceCount = Math.max(top, this.topSlot(older));
    const u = this.material.uniforms;
    u.uOrigin.value.set(frame.x0M - this.shiftX, frame.y0M - this.shiftY);
    u.uUnit.value = frame.unitM;
    u.uNewest.value = newer;
    for (const attribute of this.attributes) attribute.needsUpdate = true;
  }

  private topSlot(buffer: number): number {
    const motion = this.motion[buffer];
    for (let slot = this.capacity - 1; slot >= 0; slot--) if (motion[2 * slot + 1] !== HIDDEN) return slot + 1;
    return 0;
  }

  /** Blend to `now`; true while cars are still on their way to the newest frame. */
  advance(now: number): boolean {
    const share = Math.min(1, (now - this.lastArrival) / this.blendMs);
    this.material.uniforms.uShare.value = share;
    return share < 1;
  }

  /** Larger from afar, none from very far or when the moment shown lies ahead. */
  setDistance(distanceM: number, hidden: boolean): void {
    this.material.uniforms.uGrow.value = distanceM > 900 ? 1.35 : distanceM > 500 ? 1.1 : 1;
    this.mesh.visible = !hidden;
  }

  /** Under X-ray cars are there, barely. */
  setFaint(alpha: number): void {
    this.material.uniforms.uAlpha.value = alpha;
    this.material.transparent = alpha < 1;
    this.material.depthWrite = alpha === 1;
    this.mesh.renderOrder = alpha < 1 ? 26 : 10;
  }

  private grow(needed: number): void {
    const capacity = Math.min(MAX_CARS, Math.max(needed, 2 * this.capacity));
    for (const k of [0, 1]) {
      const place = new Uint16Array(2 * capacity);
      place.set(this.place[k]);
      this.place[k] = place;
      const motion = new Uint8Array(2 * capacity).fill(HIDDEN);
      motion.set(this.motion[k]);
      this.motion[k] = motion;
    }
    this.capacity = capacity;
    this.attach();
  }

  private attach(): void {
    this.attributes = [];
    for (const k of [0, 1]) {
      const place = new THREE.InstancedBufferAttribute(this.place[k], 2);
      const motion = new THREE.InstancedBufferAttribute(this.motion[k], 2);
      place.setUsage(THREE.DynamicDrawUsage);
      motion.setUsage(THREE.DynamicDrawUsage);
      this.geometry.setAttribute(`place${k}`, place);
      this.geometry.setAttribute(`motion${k}`, motion);
      this.attributes.push(place, motion);
    }
  }
}

/** A body of 4.6 x 1.9 x 0.85 m with a cabin on it; the undersides that no one sees are left out. */
function bodyGeometry(): THREE.BufferGeometry {
  const position: number[] = [];
  const normal: number[] = [];
  const index: number[] = [];
  const quad = (corners: number[][], n: number[]): void => {
    const first = position.length / 3;
    for (const corner of corners) {
      position.push(...corner);
      normal.push(...n);
    }
    index.push(first, first + 1, first + 2, first, first + 2, first + 3);
  };
  const block = (x0: number, x1: number, t0: number, t1: number, w: number, wt: number, z0: number, z1: number): void => {
    quad([[t0, -wt, z1], [t1, -wt, z1], [t1, wt, z1], [t0, wt, z1]], [0, 0, 1]);
    quad([[x0, -w, z0], [x1, -w, z0], [t1, -wt, z1], [t0, -wt, z1]], [0, -1, 0]);
    quad([[x1, w, z0], [x0, w, z0], [t0, wt, z1], [t1, wt, z1]], [0, 1, 0]);
    quad([[x1, -w, z0], [x1, w, z0], [t1, wt, z1], [t1, -wt, z1]], [1, 0, 0]);
    quad([[x0, w, z0], [x0, -w, z0], [t0, -wt, z1], [t0, wt, z1]], [-1, 0, 0]);
  };
  block(-2.3, 2.3, -2.25, 2.2, 0.95, 0.92, 0.2, 0.85);
  block(-1.75, 1.1, -1.3, 0.55, 0.86, 0.74, 0.85, 1.5);
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute("position", new THREE.Float32BufferAttribute(position, 3));
  geometry.setAttribute("normal", new THREE.Float32BufferAttribute(normal, 3));
  geometry.setIndex(index);
  return geometry;
}

function material(): THREE.ShaderMaterial {
  return new THREE.ShaderMaterial({
    uniforms: {
      ...shared,
      uOrigin: { value: new THREE.Vector2() },
      uUnit: { value: 1 },
      uShare: { value: 1 },
      uNewest: { value: 0 },
      uGrow: { value: 1 },
      uAlpha: { value: 1 },
    },
    vertexShader: /* glsl */ `
      ${FOG_VERTEX}
      uniform vec2 uOrigin;
      uniform float uUnit, uShare, uGrow;
      uniform int uNewest;
      attribute vec2 place0, place1, motion0, motion1;
      varying vec3 vNormal, vAlbedo;
      const float TURN = 6.283185307179586 / 256.0;
      const float SNAP_M = 60.0;
      void main() {
        vec2 toPlace = uNewest == 0 ? place0 : place1;
        vec2 fromPlace = uNewest == 0 ? place1 : place0;
        vec2 to = uNewest == 0 ? motion0 : motion1;
        vec2 from = uNewest == 0 ? motion1 : motion0;
        if (to.y > 254.5) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
        float share = uShare;
        if (from.y > 254.5 || distance(fromPlace, toPlace) * uUnit > SNAP_M) share = 1.0;
        vec2 at = uOrigin + uUnit * mix(fromPlace, toPlace, share);
        float turn = to.x - from.x;
        turn -= 256.0 * floor(turn / 256.0 + 0.5);
        float heading = (share == 1.0 ? to.x : from.x + turn * share) * TURN;
        float c = cos(heading), s = sin(heading);
        vec3 p = position * uGrow;
        vec4 eye = modelViewMatrix * vec4(at + vec2(c * p.x - s * p.y, s * p.x + c * p.y), p.z, 1.0);
        vNormal = vec3(c * normal.x - s * normal.y, s * normal.x + c * normal.y, normal.z);
        // White to grey by slot, glass darker: a car has no colour that could be read as a state.
        float grey = 0.72 + 0.5 * fract(float(gl_InstanceID) * 0.61803);
        bool glass = position.z > 0.84 && normal.z < 0.5 && position.z < 1.6 && abs(position.x) < 1.8 && position.z != 0.85;
        vAlbedo = vec3(grey, grey * 1.02, grey * 1.05) * (glass ? 0.55 : 1.0);
        vFogDepth = -eye.z;
        gl_Position = projectionMatrix * eye;
      }`,
    fragmentShader: /* glsl */ `
      ${FOG_FRAGMENT}
      ${LIGHT_FRAGMENT}
      uniform float uAlpha;
      varying vec3 vNormal, vAlbedo;
      void main() { gl_FragColor = vec4(fogged(lit(vAlbedo, normalize(vNormal))), uAlpha); }`,
  });
}
