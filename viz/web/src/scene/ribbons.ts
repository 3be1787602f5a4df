// Congestion ribbons: one strip per edge and direction whose colour, width and texture follow the section's state.
// The state is a texture of one texel a section, so a new second costs one small upload and no geometry.

import * as THREE from "three";
import { lanePoints, type City } from "./city";
import { FOG_FRAGMENT, FOG_VERTEX, shared } from "./look";
import { Sheet } from "./strip";

const HEIGHT_M = 1.4;
export const NONE = 255;
const RATIO_UNIT = 200;

/** Where classes begin, as speed over free speed: free, fair, slow, heavy, below: jam. */
export const CLASS_FROM = [0.65, 0.5, 0.35, 0.2] as const;

export function classOf(ratio: number): number {
  for (let k = 0; k < CLASS_FROM.length; k++) if (ratio >= CLASS_FROM[k]) return k;
  return CLASS_FROM.length;
}

export class Ribbons {
  readonly mesh: THREE.Mesh;
  readonly ghost: THREE.Mesh; // what stands behind buildings, faint
  private readonly state: THREE.DataTexture;
  private readonly material: THREE.ShaderMaterial;
  private readonly data: Uint8Array;

  constructor(city: City) {
    const sections = city.names.length;
    const side = Math.max(1, Math.ceil(Math.sqrt(sections)));
    this.data = new Uint8Array(4 * side * side).fill(NONE);
    this.state = new THREE.DataTexture(this.data, side, side, THREE.RGBAFormat, THREE.UnsignedByteType);
    this.state.needsUpdate = true;
    const sheet = ribbonSheet(city);
    this.material = ribbonMaterial(this.state, side, 1);
    this.mesh = ribbonMesh(sheet, this.material, 20);
    const ghost = ribbonMaterial(this.state, side, 0.22);
    ghost.depthFunc = THREE.GreaterDepth;
    this.ghost = ribbonMesh(sheet, ghost, 21);
    this.ghost.material = ghost;
  }

  /** What was measured: speed over free speed in 1/200, 255 = no car seen. */
  showMeasured(ratio: Uint8Array): void {
    for (let s = 0; s < ratio.length; s++) {
      this.data[4 * s] = ratio[s];
      this.data[4 * s + 1] = 255;
    }
    this.commit(0);
  }

  /** What is expected: middle values and, per section, how likely the class shown is (0..1). */
  showForecast(sections: number[], mid: (number | null)[], sure: (number | null)[]): void {
    for (let i = 0; i < this.data.length; i += 4) this.data[i] = NONE;
    sections.forEach((s, i) => {
      const value = mid[i];
      if (value === null) return;
      this.data[4 * s] = Math.min(NONE - 1, Math.round(value * RATIO_UNIT));
      this.data[4 * s + 1] = Math.round((sure[i] ?? 0) * 255);
    });
    this.commit(1);
  }

  private commit(forecast: number): void {
    this.state.needsUpdate = true;
    for (const mesh of [this.mesh, this.ghost]) {
      (mesh.material as THREE.ShaderMaterial).uniforms.uForecast.value = forecast;
    }
  }

  /** From close by ribbons are wash on the lanes, from afar bands. */
  setDistance(distanceM: number): void {
    const near = distanceM < 260 ? 1 : 0;
    for (const mesh of [this.mesh, this.ghost]) (mesh.material as THREE.ShaderMaterial).uniforms.uNear.value = near;
    this.ghost.visible = near === 0 && this.material.uniforms.uXray.value === 0;
  }

  /** X-ray: only heavy and jam, faint. */
  setXray(on: boolean): void {
    this.material.uniforms.uXray.value = on ? 1 : 0;
    this.ghost.visible = !on;
  }
}

function ribbonSheet(city: City): Sheet {
  const sheet = new Sheet();
  for (let e = 0; e < city.edgeLane0.length; e++) {
    const section = city.edgeSection[e];
    if (section < 0 || city.edgeInternal[e]) continue;
    const motor: number[] = [];
    for (let l = city.edgeLane0[e]; l < city.edgeLane0[e] + city.edgeLanes[e]; l++) if (city.laneMotor[l]) motor.push(l);
    if (motor.length === 0) continue;
    const points = lanePoints(city, motor[Math.floor((motor.length - 1) / 2)]);
    const shift = motor.length % 2 === 0 ? city.laneWidth[motor[0]] / 2 : 0;
    // Both borders lie on the middle line; the vertex shader moves them apart by the width of the class.
    sheet.strip(points, shift, shift, HEIGHT_M, section);
  }
  return sheet;
}

function ribbonMesh(sheet: Sheet, material: THREE.ShaderMaterial, order: number): THREE.Mesh {
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute("position", new THREE.Float32BufferAttribute(sheet.position, 3));
  geometry.setAttribute("extra", new THREE.Float32BufferAttribute(sheet.extra, 3));
  geometry.setAttribute("side", new THREE.Float32BufferAttribute(sheet.side, 2));
  geometry.setIndex(sheet.index);
  const mesh = new THREE.Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.matrixAutoUpdate = false;
  mesh.renderOrder = order;
  return mesh;
}

function ribbonMaterial(state: THREE.DataTexture, side: number, alpha: number): THREE.ShaderMaterial {
  return new THREE.ShaderMaterial({
    uniforms: {
      ...shared,
      uState: { value: state },
      uSide: { value: side },
      uAlpha: { value: alpha },
      uForecast: { value: 0 },
      uXray: { value: 0 },
      uNear: { value: 0 },
      uPlain: { value: 0 },
      uFrom: { value: CLASS_FROM },
      uColours: { value: ["#2b83ba", "#9ed1c4", "#f6d55c", "#f08a3c", "#d73027"].map((c) => new THREE.Color(c)) },
      uWidths: { value: [2.6, 3.6, 6.5, 8.5, 10.5] },
    },
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    transparent: true,
    depthWrite: false,
    side: THREE.DoubleSide,
  });
}

const VERTEX = /* glsl */ `
${FOG_VERTEX}
uniform sampler2D uState;
uniform int uSide;
uniform float uWidths[5];
uniform float uFrom[4];
uniform float uNear;
uniform float uPlain; // 1: bands without casing or texture, as differences are shown
attribute vec3 extra;
attribute vec2 side;
varying float vAcross; // metres from the middle line
varying float vAlong;
varying float vHalf;   // half the coloured width, m
varying float vScale;
flat varying int vClass;
flat varying float vSure;
const float CASING_M = 1.6;
void main() {
  int s = int(extra.z + 0.5);
  vec4 state = texelFetch(uState, ivec2(s % uSide, s / uSide), 0) * 255.0;
  float ratio = state.r / 200.0;
  vClass = state.r > 254.5 ? -1 : ratio >= uFrom[0] ? 0 : ratio >= uFrom[1] ? 1 : ratio >= uFrom[2] ? 2 : ratio >= uFrom[3] ? 3 : 4;
  vSure = state.g / 255.0;
  vec3 centre = vec3(position.xy, mix(position.z, 0.06, uNear));
  vec4 middle = modelViewMatrix * vec4(centre, 1.0);
  vScale = clamp(-middle.z / 1500.0, 1.0, 3.2);
  vHalf = 0.5 * uWidths[max(vClass, 0)] * vScale;
  float total = vHalf + (vClass >= 2 && uPlain < 0.5 ? CASING_M * vScale : 0.0);
  vAcross = extra.x * total;
  vAlong = extra.y;
  vec4 at = modelViewMatrix * vec4(centre + vec3(side * vAcross, 0.0), 1.0);
  vFogDepth = -at.z;
  gl_Position = vClass < 0 ? vec4(2.0, 2.0, 2.0, 1.0) : projectionMatrix * at;
}`;

const FRAGMENT = /* glsl */ `
${FOG_FRAGMENT}
uniform vec3 uColours[5];
uniform float uAlpha;
uniform float uForecast;
uniform float uXray;
uniform float uPlain;
uniform float uNear; // 1 close by: ribbons lie flat and let the lanes through
varying float vAcross;
varying float vAlong;
varying float vHalf;
varying float vScale;
flat varying int vClass;
flat varying float vSure;
const vec3 CASING = vec3(0.043, 0.067, 0.098);
void main() {
  float off = abs(vAcross);
  vec3 colour = uColours[vClass];
  float alpha = vClass < 2 ? 0.5 : 0.95;
  float pixel = max(fwidth(vAlong), 1e-4);
  float fine = clamp(1.0 - pixel / 5.0, 0.0, 1.0); // textures fade before they would flicker
  if (uPlain > 0.5) alpha = vClass == 2 ? 0.6 : 0.95;
  else if (off > vHalf) { colour = CASING; alpha = 0.85; }
  else if (uForecast > 0.5) {
    // Diagonal hatching: what is expected is never solid; wide gaps where the class is uncertain.
    float phase = fract((vAlong + vAcross) / 9.0);
    float gap = vSure >= 0.8 ? 0.38 : 0.62;
    if (vClass >= 2 && phase < gap) colour = mix(colour, CASING, 0.72 * max(fine, 0.35));
    else if (vClass < 2 && phase < gap) alpha *= 0.5;
  } else {
    // Bars for those who do not tell the colours apart: sparse = heavy, dense = jam.
    float period = vClass == 4 ? 6.0 : 14.0;
    float bar = vClass == 4 ? 1.8 : 2.2;
    if (vClass >= 3 && mod(vAlong, period) < bar) colour = mix(colour, CASING, 0.75 * fine);
    if (vClass == 4 && off > vHalf - 1.1 * vScale) colour = mix(colour, vec3(1.0, 0.914, 0.878), 0.85);
  }
  if (uXray > 0.5) { if (vClass < 3) discard; alpha *= 0.3; }
  if (uPlain < 0.5) alpha *= mix(1.0, vClass < 2 ? 0.25 : 0.5, uNear);
  if (uNear > 0.5 && off > vHalf) discard;
  gl_FragColor = vec4(fogged(colour), alpha * uAlpha);
}`;
