// Pipes under the streets: one mesh of strips that turn to the camera and are shaded as tubes. What a pipe does is a
// texture of one texel: level (pressure or filling), velocity, flags. A new minute moves no geometry.

import * as THREE from "three";
import type { PipesNow } from "../net/live";
import { LINK, pipePoints, type Pipes } from "./city";
import { FOG_FRAGMENT, FOG_VERTEX, shared } from "./look";
import { Sheet } from "./strip";

export const DEPTH_SCALE = 3;
export const WATER = "#4aa3e0";
export const STORM = "#a9835b";
export const ALARM = "#ff7a59";
/** Ends of the ramp of pressure heads, m of water. */
export const HEAD_RANGE_M = [15, 55] as const;
export const RAMP_WATER = ["#1d4f7c", "#4aa3e0", "#d3efff"] as const;
export const RAMP_STORM = ["#6b5340", "#a9835b", "#f3dcb4"] as const;

const UNKNOWN_DEPTH_M = 1.2;
const FASTEST_MPS = 2;
const FLAG_ALARM = 64;
const FLAG_CLOSED = 128;
const NONE = 255;

export class PipeMesh {
  readonly mesh: THREE.Mesh;
  readonly marked: THREE.Mesh; // burst and selected pipes, seen through everything
  private readonly data: Uint8Array;
  private readonly state: THREE.DataTexture;
  private readonly uniforms: Record<string, THREE.IUniform>;
  private selected = -1;
  private readonly depth: Float32Array; // of nodes, metres

  constructor(private readonly pipes: Pipes) {
    const side = Math.max(1, Math.ceil(Math.sqrt(pipes.id.length)));
    this.data = new Uint8Array(4 * side * side);
    this.state = new THREE.DataTexture(this.data, side, side, THREE.RGBAFormat, THREE.UnsignedByteType);
    this.uniforms = {
      ...shared,
      uState: { value: this.state },
      uSide: { value: side },
      uLayer: { value: 0 },
      uTime: { value: 0 },
      uSelected: { value: -1 },
      uMedium: { value: [WATER, STORM, ALARM].map((c) => new THREE.Color(c)) },
      uWater: { value: RAMP_WATER.map((c) => new THREE.Color(c)) },
      uStorm: { value: RAMP_STORM.map((c) => new THREE.Color(c)) },
    };
    this.depth = nodeDepths(pipes);
    const geometry = this.geometry();
    this.mesh = pipeMesh(geometry, material(this.uniforms, false), 7);
    this.marked = pipeMesh(geometry, material(this.uniforms, true), 40);
    this.take(null);
  }

  /** How deep a node's pipes lie on screen, metres below the street. */
  drawnZ(node: number): number {
    return -DEPTH_SCALE * this.depth[node];
  }

  /** The newest estimate, or none: then pipes show their medium alone. */
  take(now: PipesNow | null): void {
    const { pipes, data } = this;
    const alarmed = new Set(now?.bursts.map((burst) => burst.candidates[0]?.pipe ?? burst.id));
    const closed = new Set(now?.closed);
    for (let p = 0; p < pipes.id.length; p++) {
      const flow = flowOf(pipes, p, now);
      const level = levelOf(pipes, p, now);
      const area = (Math.PI / 4) * (pipes.boreM[p] || 0.3) ** 2;
      const speed = flow === null ? 0 : Math.max(-1, Math.min(1, flow / 1000 / area / FASTEST_MPS));
      data[4 * p] = level === null ? NONE : Math.round(254 * Math.max(0, Math.min(1, level)));
      data[4 * p + 1] = 128 + Math.round(127 * speed);
      data[4 * p + 2] = (pipes.kind[p] > LINK.valve ? 1 : 0) | (alarmed.has(pipes.id[p]) ? FLAG_ALARM : 0) | (closed.has(p) ? FLAG_CLOSED : 0);
      data[4 * p + 3] = Math.round(255 * Math.max(0, Math.min(1, ((pipes.boreM[p] || 0.3) - 0.1) / 0.5)));
    }
    this.state.needsUpdate = true;
  }

  select(pipe: number): void {
    this.selected = pipe;
    this.uniforms.uSelected.value = pipe;
  }

  get selection(): number {
    return this.selected;
  }

  setLayer(layer: "medium" | "state"): void {
    this.uniforms.uLayer.value = layer === "state" ? 1 : 0;
  }

  /** Move the marks of flow; street seconds do not matter, only that they move as the water does. */
  advance(nowMs: number): void {
    this.uniforms.uTime.value = (nowMs / 1000) % 3600;
  }

  private geometry(): THREE.BufferGeometry {
    const { pipes } = this;
    const sheet = new Sheet();
    for (let p = 0; p < pipes.id.length; p++) {
      const points = pipePoints(pipes, p);
      if (points.length < 4) continue;
      const first = sheet.vertices;
      sheet.strip(points, 0, 0, 0, p);
      const [from, to] = [this.drawnZ(pipes.ends[2 * p]), this.drawnZ(pipes.ends[2 * p + 1])];
      const whole = sheet.extra[3 * (sheet.vertices - 1) + 1] || 1;
      for (let i = first; i < sheet.vertices; i++) sheet.position[3 * i + 2] = from + ((to - from) * sheet.extra[3 * i + 1]) / whole;
    }
    const geometry = new THREE.BufferGeometry();
    geometry.setAttribute("position", new THREE.Float32BufferAttribute(sheet.position, 3));
    geometry.setAttribute("extra", new THREE.Float32BufferAttribute(sheet.extra, 3));
    geometry.setAttribute("side", new THREE.Float32BufferAttribute(sheet.side, 2));
    const bore = sheet.extra.filter((_, i) => i % 3 === 2).map((p) => pipes.boreM[p] || 0);
    geometry.setAttribute("bore", new THREE.Float32BufferAttribute(bore, 1));
    geometry.setIndex(sheet.index);
    return geometry;
  }
}

/** L/s from a pipe's first node to its last; null where nothing is known. */
export function flowOf(pipes: Pipes, pipe: number, now: PipesNow | null): number | null {
  if (!now) return null;
  if (pipe < pipes.waterLinks) return now.flow_lps[pipe] ?? null;
  return pipes.kind[pipe] === LINK.sewer ? (now.sewer_lps[pipe - pipes.waterLinks] ?? null) : null;
}

/** 0 to 1 on the ramp of the pipe's medium: head of a main within HEAD_RANGE_M, filling of a sewer. */
function levelOf(pipes: Pipes, pipe: number, now: PipesNow | null): number | null {
  if (!now) return null;
  if (pipe >= pipes.waterLinks) return pipes.kind[pipe] === LINK.sewer ? (now.filling[pipe - pipes.waterLinks] ?? null) : null;
  const head = headOf(pipes, pipe, now);
  return head === null ? null : (head - HEAD_RANGE_M[0]) / (HEAD_RANGE_M[1] - HEAD_RANGE_M[0]);
}

/** Mean pressure head of a main's ends, m of water; a reservoir's surface is left out. */
export function headOf(pipes: Pipes, pipe: number, now: PipesNow): number | null {
  const ends = [pipes.ends[2 * pipe], pipes.ends[2 * pipe + 1]].filter((n) => pipes.nodeKind[n] !== 1);
  const heads = ends.map((n) => now.pressure_m[n]).filter((v): v is number => v !== null && v !== undefined);
  return heads.length ? heads.reduce((sum, v) => sum + v, 0) / heads.length : null;
}

/** Mean depth of the pipes that meet at a node, so that lines do not jump where one ends and the next begins. */
function nodeDepths(pipes: Pipes): Float32Array {
  const sum = new Float32Array(pipes.nodeId.length);
  const count = new Float32Array(pipes.nodeId.length);
  for (let p = 0; p < pipes.id.length; p++) {
    if (!Number.isFinite(pipes.depthM[p])) continue;
    const axis = pipes.depthM[p] + (pipes.boreM[p] || 0) / 2;
    for (const node of [pipes.ends[2 * p], pipes.ends[2 * p + 1]]) {
      sum[node] += axis;
      count[node] += 1;
    }
  }
  return sum.map((v, n) => (count[n] ? v / count[n] : UNKNOWN_DEPTH_M));
}

function pipeMesh(geometry: THREE.BufferGeometry, material: THREE.ShaderMaterial, order: number): THREE.Mesh {
  const mesh = new THREE.Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.matrixAutoUpdate = false;
  mesh.renderOrder = order;
  mesh.visible = false;
  return mesh;
}

function material(uniforms: Record<string, THREE.IUniform>, marked: boolean): THREE.ShaderMaterial {
  return new THREE.ShaderMaterial({
    uniforms,
    defines: marked ? { MARKED: 1 } : {},
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    transparent: true,
    depthWrite: !marked,
    depthTest: !marked,
    side: THREE.DoubleSide,
  });
}

const VERTEX = /* glsl */ `
${FOG_VERTEX}
uniform sampler2D uState;
uniform int uSide;
uniform float uSelected;
attribute vec3 extra;
attribute vec2 side;
attribute float bore;
varying float vAcross;
varying float vAlong;
varying float vScale;
flat varying vec4 vState;
flat varying float vPicked;
void main() {
  int p = int(extra.z + 0.5);
  vState = texelFetch(uState, ivec2(p % uSide, p / uSide), 0) * 255.0;
  vPicked = abs(float(p) - uSelected) < 0.5 ? 1.0 : 0.0;
  bool alarm = mod(floor(vState.b / 64.0), 2.0) > 0.5;
  #ifdef MARKED
  if (!alarm && vPicked < 0.5) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
  #endif
  vec4 middle = modelViewMatrix * vec4(position, 1.0);
  vScale = clamp(-middle.z / 420.0, 1.0, 9.0);
  float rank = mix(0.5, 1.0, vState.a / 255.0);
  float radius = max(max(0.7, 0.5 * bore), 0.62 * rank * vScale);
  #ifdef MARKED
  radius *= alarm ? 1.7 : 1.3;
  #endif
  // Water right, storm left of their common line, so that neither hides the other.
  float aside = (mod(vState.b, 2.0) > 0.5 ? 1.0 : -1.0) * 1.15 * max(0.9, 0.62 * rank * vScale);
  middle = modelViewMatrix * vec4(position + vec3(side * aside, 0.0), 1.0);
  vec3 tangent = (modelViewMatrix * vec4(side.y, -side.x, 0.0, 0.0)).xyz;
  vec3 off = normalize(cross(tangent, normalize(middle.xyz)));
  vAcross = extra.x;
  vAlong = extra.y;
  vec4 at = vec4(middle.xyz + off * radius * extra.x, 1.0);
  vFogDepth = -at.z;
  gl_Position = projectionMatrix * at;
}`;

const FRAGMENT = /* glsl */ `
${FOG_FRAGMENT}
uniform vec3 uMedium[3];
uniform vec3 uWater[3];
uniform vec3 uStorm[3];
uniform int uLayer;
uniform float uTime;
uniform float uGroundAlpha;
varying float vAcross;
varying float vAlong;
varying float vScale;
flat varying vec4 vState;
flat varying float vPicked;
vec3 ramp(vec3 a, vec3 b, vec3 c, float share) { return share < 0.5 ? mix(a, b, 2.0 * share) : mix(b, c, 2.0 * share - 1.0); }
void main() {
  bool storm = mod(vState.b, 2.0) > 0.5;
  bool alarm = mod(floor(vState.b / 64.0), 2.0) > 0.5;
  bool shut = vState.b > 127.5;
  vec3 colour = storm ? uMedium[1] : uMedium[0];
  if (uLayer == 1) {
    float share = vState.r / 254.0;
    if (vState.r > 254.5) colour = vec3(0.36, 0.42, 0.51);
    else if (storm) colour = ramp(uStorm[0], uStorm[1], uStorm[2], share);
    else colour = ramp(uWater[0], uWater[1], uWater[2], share);
  }
  if (alarm) colour = uMedium[2];
  float bend = sqrt(max(0.0, 1.0 - vAcross * vAcross));
  colour *= 0.52 + 0.48 * bend + 0.16 * smoothstep(0.55, 0.95, 1.0 - abs(vAcross - 0.3));
  // Chevrons that drift with the water; slow water shows none.
  float speed = (vState.g - 128.0) / 127.0;
  float period = 22.0 * vScale;
  float pixel = fwidth(vAlong);
  if (abs(speed) > 0.02 && pixel < 0.25 * period) {
    float sense = sign(speed);
    float phase = fract((sense * vAlong + abs(vAcross) * 2.2 * vScale - uTime * (1.5 + 9.0 * abs(speed)) * vScale) / period);
    colour = mix(colour, vec3(0.92, 0.96, 1.0), 0.62 * smoothstep(0.0, 0.03, phase) * (1.0 - smoothstep(0.13, 0.17, phase)));
  }
  if (shut && fract(vAlong / 6.0) < 0.5) colour *= 0.35;
  float alpha = 1.0 - uGroundAlpha;
  #ifdef MARKED
  alpha = alarm ? 1.0 : 0.95;
  if (vPicked > 0.5 && abs(vAcross) > 0.72) colour = vec3(1.0);
  #endif
  gl_FragColor = vec4(fogged(colour), alpha);
}`;
