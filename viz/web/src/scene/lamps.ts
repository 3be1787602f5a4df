// Signals: marks on the lanes at the stop line and, near by, real heads on masts. What they show is told by shape first:
// red = bar, green = chevron, amber = double bar. States come by a texture of one texel a signal group.

import * as THREE from "three";
import { lanePoints, type City } from "./city";
import { FOG_FRAGMENT, FOG_VERTEX, shared } from "./look";

export class Lamps {
  readonly marks: THREE.Mesh;
  readonly heads: THREE.Mesh;
  readonly masts: THREE.Mesh;
  private readonly data: Uint8Array;
  private readonly texture: THREE.DataTexture;

  constructor(city: City) {
    let groups = 0;
    for (const g of city.headGroup) groups = Math.max(groups, g + 1);
    const side = Math.max(1, Math.ceil(Math.sqrt(groups)));
    this.data = new Uint8Array(side * side).fill(255);
    this.texture = new THREE.DataTexture(this.data, side, side, THREE.RedFormat, THREE.UnsignedByteType);
    this.texture.unpackAlignment = 1;
    this.texture.needsUpdate = true;
    const rows = headRows(city);
    const uniforms = { ...shared, uAspect: { value: this.texture }, uSide: { value: side } };
    this.marks = instanced(markGeometry(), rows, uniforms, MARK_VERTEX, MARK_FRAGMENT, 12);
    this.heads = instanced(headGeometry(), rows, uniforms, HEAD_VERTEX, HEAD_FRAGMENT, 11);
    this.masts = instanced(mastGeometry(), mastRows(city), uniforms, MAST_VERTEX, MAST_FRAGMENT, 11);
    (this.marks.material as THREE.ShaderMaterial).transparent = true;
    (this.marks.material as THREE.ShaderMaterial).depthWrite = false;
  }

  take(aspects: Uint8Array): void {
    this.data.set(aspects.subarray(0, this.data.length));
    this.texture.needsUpdate = true;
  }

  setDistance(distanceM: number): void {
    this.heads.visible = this.masts.visible = distanceM < 320;
    this.marks.visible = distanceM < 900;
  }
}

interface Rows {
  place: number[]; // x, y, ux, uy: end of the lane and its direction
  kind: number[]; // group, width, number of heads on the lane
}

/** One row per (lane, group); heads that share a lane stand side by side. */
function headRows(city: City): Rows {
  const perLane = new Map<number, number>();
  for (const lane of city.headLane) perLane.set(lane, (perLane.get(lane) ?? 0) + 1);
  const used = new Map<number, number>();
  const rows: Rows = { place: [], kind: [] };
  for (let i = 0; i < city.headLane.length; i++) {
    const lane = city.headLane[i];
    const [x, y, ux, uy] = laneEnd(city, lane);
    const count = perLane.get(lane) ?? 1;
    const k = used.get(lane) ?? 0;
    used.set(lane, k + 1);
    const width = (city.laneWidth[lane] - 0.5) / count;
    const aside = (k - (count - 1) / 2) * width; // to the right
    rows.place.push(x + uy * aside, y - ux * aside, ux, uy);
    rows.kind.push(city.headGroup[i], width, count);
  }
  return rows;
}

/** One mast per approach: at the right of its rightmost signalled lane, an arm over all of them. */
function mastRows(city: City): Rows {
  const byEdge = new Map<number, number[]>();
  for (const lane of new Set(city.headLane)) {
    const edge = city.laneEdge[lane];
    byEdge.set(edge, [...(byEdge.get(edge) ?? []), lane]);
  }
  const rows: Rows = { place: [], kind: [] };
  for (const lanes of byEdge.values()) {
    const right = Math.min(...lanes);
    const left = Math.max(...lanes);
    const [x, y, ux, uy] = laneEnd(city, right);
    const half = city.laneWidth[right] / 2 + 1;
    const [lx, ly] = laneEnd(city, left);
    const reach = Math.hypot(lx - x, ly - y) + half + 1;
    rows.place.push(x + uy * half, y - ux * half, ux, uy);
    rows.kind.push(0, reach, 0);
  }
  return rows;
}

function laneEnd(city: City, lane: number): [number, number, number, number] {
  const points = lanePoints(city, lane);
  const n = points.length;
  const dx = points[n - 2] - points[n - 4];
  const dy = points[n - 1] - points[n - 3];
  const length = Math.hypot(dx, dy) || 1;
  return [points[n - 2], points[n - 1], dx / length, dy / length];
}

function instanced(
  base: THREE.BufferGeometry,
  rows: Rows,
  uniforms: Record<string, THREE.IUniform>,
  vertexShader: string,
  fragmentShader: string,
  order: number,
): THREE.Mesh {
  const geometry = new THREE.InstancedBufferGeometry();
  geometry.setAttribute("position", base.getAttribute("position"));
  geometry.setIndex(base.getIndex());
  geometry.setAttribute("place", new THREE.InstancedBufferAttribute(new Float32Array(rows.place), 4));
  geometry.setAttribute("kind", new THREE.InstancedBufferAttribute(new Float32Array(rows.kind), 3));
  geometry.instanceCount = rows.place.length / 4;
  const material = new THREE.ShaderMaterial({ uniforms, vertexShader, fragmentShader, side: THREE.DoubleSide });
  const mesh = new THREE.Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.matrixAutoUpdate = false;
  mesh.renderOrder = order;
  return mesh;
}

const markGeometry = (): THREE.BufferGeometry => new THREE.PlaneGeometry(1, 1);
const headGeometry = (): THREE.BufferGeometry => new THREE.BoxGeometry(0.32, 0.46, 1.35);

/** Two unit boxes: z below 0 the mast, above 0 the arm; the vertex shader gives them their lengths. */
function mastGeometry(): THREE.BufferGeometry {
  const [mast, arm] = [new THREE.BoxGeometry(1, 1, 1), new THREE.BoxGeometry(1, 1, 1)];
  mast.translate(0, 0, -1);
  arm.translate(0, 0, 1);
  const [a, b] = [mast.getAttribute("position"), arm.getAttribute("position")];
  const joined = new THREE.BufferGeometry();
  joined.setAttribute("position", new THREE.Float32BufferAttribute([...a.array, ...b.array], 3));
  const first = [...(mast.getIndex() as THREE.BufferAttribute).array];
  joined.setIndex([...first, ...first.map((i) => i + a.count)]);
  return joined;
}

const ASPECT = /* glsl */ `
uniform sampler2D uAspect;
uniform int uSide;
int aspectOf(float group) {
  int g = int(group + 0.5);
  return int(texelFetch(uAspect, ivec2(g % uSide, g / uSide), 0).r * 255.0 + 0.5);
}
`;

const LAMP_COLOURS = /* glsl */ `
const vec3 RED = vec3(1.0, 0.353, 0.290), AMBER = vec3(0.965, 0.835, 0.361), GREEN = vec3(0.271, 0.816, 0.561), GREY = vec3(0.62, 0.69, 0.78);
`;

const MARK_VERTEX = /* glsl */ `
${FOG_VERTEX}
${ASPECT}
attribute vec4 place;
attribute vec3 kind;
varying vec2 vAt;
flat varying int vAspect;
flat varying float vWidth;
const float LENGTH_M = 5.0;
void main() {
  vec2 along = place.zw, right = vec2(place.w, -place.z);
  vAspect = aspectOf(kind.x);
  vWidth = kind.y;
  vAt = vec2(position.x * kind.y, (position.y - 0.5) * LENGTH_M); // metres: right, forward (0 = end of the lane)
  vec2 ground = place.xy + right * vAt.x + along * (vAt.y - 0.7);
  vec4 eye = modelViewMatrix * vec4(ground, 0.08, 1.0);
  vFogDepth = -eye.z;
  gl_Position = projectionMatrix * eye;
}`;

const MARK_FRAGMENT = /* glsl */ `
${FOG_FRAGMENT}
${LAMP_COLOURS}
varying vec2 vAt;
flat varying int vAspect;
flat varying float vWidth;
void main() {
  float back = -vAt.y;
  vec3 colour;
  bool on;
  if (vAspect == 1 || vAspect == 9) { colour = RED; on = back < 1.1; }
  else if (vAspect == 3 || vAspect == 4) {
    float tip = back - abs(vAt.x) * 1.1;
    colour = GREEN; on = (tip > 0.0 && tip < 1.0) || (tip > 1.7 && tip < 2.7);
  }
  else if (vAspect == 2 || vAspect == 5 || vAspect == 8) { colour = AMBER; on = back < 0.7 || (back > 1.3 && back < 2.0); }
  else { colour = GREY; on = back < 0.9 && mod(vAt.x + back, 0.8) < 0.35; }
  if (!on) discard;
  gl_FragColor = vec4(fogged(colour), 0.95);
}`;

const HEAD_VERTEX = /* glsl */ `
${FOG_VERTEX}
${ASPECT}
attribute vec4 place;
attribute vec3 kind;
varying vec3 vAt;
flat varying int vAspect;
void main() {
  vec2 along = place.zw, right = vec2(place.w, -place.z);
  vAspect = aspectOf(kind.x);
  vAt = position;
  vec2 ground = place.xy + along * (position.x + 0.6) + right * position.y;
  vec4 eye = modelViewMatrix * vec4(ground, 6.0 + position.z, 1.0);
  vFogDepth = -eye.z;
  gl_Position = projectionMatrix * eye;
}`;

const HEAD_FRAGMENT = /* glsl */ `
${FOG_FRAGMENT}
${LAMP_COLOURS}
varying vec3 vAt;
flat varying int vAspect;
void main() {
  vec3 colour = vec3(0.05, 0.06, 0.08);
  if (vAt.x < -0.155) { // the face towards those who come
    float row = vAt.z > 0.225 ? 0.45 : vAt.z > -0.225 ? 0.0 : -0.45;
    bool lens = length(vec2(vAt.y, vAt.z - row)) < 0.17;
    bool red = row > 0.2 && (vAspect == 1 || vAspect == 2 || vAspect == 9);
    bool amber = abs(row) < 0.2 && (vAspect == 2 || vAspect == 5 || vAspect == 8);
    bool green = row < -0.2 && (vAspect == 3 || vAspect == 4);
    if (lens) colour = red ? RED : amber ? AMBER : green ? GREEN : vec3(0.12, 0.14, 0.17);
  }
  gl_FragColor = vec4(fogged(colour), 1.0);
}`;

const MAST_VERTEX = /* glsl */ `
${FOG_VERTEX}
attribute vec4 place;
attribute vec3 kind;
varying float vShade;
const float HEIGHT_M = 6.85;
void main() {
  vec2 along = place.zw, right = vec2(place.w, -place.z);
  bool arm = position.z > 0.0;
  vec3 p = arm
    ? vec3(position.x * 0.16, (position.y - 0.5) * kind.y, HEIGHT_M + (position.z - 1.0) * 0.16)
    : vec3(position.x * 0.22, position.y * 0.22, (position.z + 1.5) * HEIGHT_M);
  vec2 ground = place.xy + along * (p.x + 0.85) + right * p.y;
  vShade = position.x > 0.0 ? 0.75 : 1.0;
  vec4 eye = modelViewMatrix * vec4(ground, p.z, 1.0);
  vFogDepth = -eye.z;
  gl_Position = projectionMatrix * eye;
}`;

const MAST_FRAGMENT = /* glsl */ `
${FOG_FRAGMENT}
varying float vShade;
void main() { gl_FragColor = vec4(fogged(vec3(0.50, 0.55, 0.63) * vShade), 1.0); }`;
