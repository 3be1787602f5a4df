// Buildings of the city folder: outlines drawn up to their height, one mesh, and their shadows, one mesh.

import * as THREE from "three";
import type { Buildings as Outlines } from "./city";
import { FOG_FRAGMENT, FOG_VERTEX, LIGHT_FRAGMENT, SUN, shared } from "./look";

const KIND_COLOURS = ["#8093b3", "#70829f", "#8a9fc2", "#677894"].map((c) => new THREE.Color(c));
const SHADOW_ALPHA = 0.42;
const LONGEST_SHADOW_M = 130;

export interface BuildingMeshes {
  solid: THREE.Mesh;
  shadow: THREE.Mesh;
  edges: THREE.LineSegments; // for the X-ray
}

export function makeBuildings(outlines: Outlines): BuildingMeshes {
  const walls = new Walls();
  const shadows: number[] = [];
  const edges: number[] = [];
  for (let b = 0; b + 1 < outlines.start.length; b++) {
    const ring = ringOf(outlines, b);
    if (ring.length < 3) continue;
    const base = outlines.baseM[b];
    const top = base + outlines.heightM[b];
    walls.add(ring, base, top, outlines.kind[b], b);
    shadow(shadows, ring, top);
    ring.forEach((p, i) => {
      const q = ring[(i + 1) % ring.length];
      edges.push(p.x, p.y, top, q.x, q.y, top, p.x, p.y, base, p.x, p.y, top);
    });
  }
  return { solid: walls.mesh(), shadow: shadowMesh(shadows), edges: edgeLines(edges) };
}

/** Points of one outline, counter-clockwise, without the closing one. */
function ringOf(outlines: Outlines, b: number): THREE.Vector2[] {
  const ring: THREE.Vector2[] = [];
  for (let i = outlines.start[b]; i < outlines.start[b + 1]; i++) {
    ring.push(new THREE.Vector2(outlines.xy[2 * i], outlines.xy[2 * i + 1]));
  }
  if (ring.length > 1 && ring[0].distanceTo(ring[ring.length - 1]) < 0.01) ring.pop();
  return THREE.ShapeUtils.isClockWise(ring) ? ring.reverse() : ring;
}

class Walls {
  private readonly position: number[] = [];
  private readonly normal: number[] = [];
  private readonly skin: number[] = []; // along the wall, height above the foot, kind + 8 * number, top
  private readonly index: number[] = [];

  add(ring: THREE.Vector2[], base: number, top: number, kind: number, number: number): void {
    const tag = kind + 8 * (number % 4096);
    let along = 0;
    for (let i = 0; i < ring.length; i++) {
      const p = ring[i];
      const q = ring[(i + 1) % ring.length];
      const length = p.distanceTo(q);
      const n: [number, number, number] = [(q.y - p.y) / length, (p.x - q.x) / length, 0];
      const first = this.position.length / 3;
      this.point(p, base, n, along, 0, tag);
      this.point(q, base, n, along + length, 0, tag);
      this.point(q, top, n, along + length, top - base, tag);
      this.point(p, top, n, along, top - base, tag);
      this.index.push(first, first + 1, first + 2, first, first + 2, first + 3);
      along += length;
    }
    const first = this.position.length / 3;
    for (const p of ring) this.point(p, top, [0, 0, 1], 0, top - base, tag);
    for (const [a, b, c] of THREE.ShapeUtils.triangulateShape(ring, [])) this.index.push(first + a, first + b, first + c);
  }

  private point(p: THREE.Vector2, z: number, n: [number, number, number], along: number, up: number, tag: number): void {
    this.position.push(p.x, p.y, z);
    this.normal.push(...n);
    this.skin.push(along, up, tag);
  }

  mesh(): THREE.Mesh {
    const geometry = new THREE.BufferGeometry();
    geometry.setAttribute("position", new THREE.Float32BufferAttribute(this.position, 3));
    geometry.setAttribute("normal", new THREE.Float32BufferAttribute(this.normal, 3));
    geometry.setAttribute("skin", new THREE.Float32BufferAttribute(this.skin, 3));
    geometry.setIndex(this.index);
    const mesh = new THREE.Mesh(geometry, wallMaterial());
    mesh.frustumCulled = false;
    mesh.matrixAutoUpdate = false;
    mesh.renderOrder = 8;
    return mesh;
  }
}

/** What the sun leaves dark: the outline swept along the shadow's direction, counted once by the stencil. */
function shadow(out: number[], ring: THREE.Vector2[], top: number): void {
  const reach = Math.min(top / SUN.z, LONGEST_SHADOW_M / Math.hypot(SUN.x, SUN.y));
  const dx = -SUN.x * reach;
  const dy = -SUN.y * reach;
  for (let i = 0; i < ring.length; i++) {
    const p = ring[i];
    const q = ring[(i + 1) % ring.length];
    out.push(p.x, p.y, 0, q.x, q.y, 0, q.x + dx, q.y + dy, 0, p.x, p.y, 0, q.x + dx, q.y + dy, 0, p.x + dx, p.y + dy, 0);
  }
  for (const triangle of THREE.ShapeUtils.triangulateShape(ring, [])) {
    for (const i of triangle) out.push(ring[i].x + dx, ring[i].y + dy, 0);
  }
}

function shadowMesh(position: number[]): THREE.Mesh {
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute("position", new THREE.Float32BufferAttribute(position, 3));
  const material = new THREE.ShaderMaterial({
    uniforms: { ...shared },
    vertexShader: /* glsl */ `
      ${FOG_VERTEX}
      void main() {
        vec4 eye = modelViewMatrix * vec4(position, 1.0);
        vFogDepth = -eye.z;
        gl_Position = projectionMatrix * eye;
      }`,
    fragmentShader: /* glsl */ `
      ${FOG_FRAGMENT}
      void main() {
        float near = 1.0 - smoothstep(uFogNear, uFogFar, vFogDepth);
        gl_FragColor = vec4(fogged(vec3(0.035, 0.05, 0.075)), ${SHADOW_ALPHA} * near);
      }`,
    transparent: true,
    depthWrite: false,
    side: THREE.DoubleSide,
    stencilWrite: true,
    stencilRef: 1,
    stencilFunc: THREE.NotEqualStencilFunc,
    stencilZPass: THREE.ReplaceStencilOp,
  });
  const mesh = new THREE.Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.matrixAutoUpdate = false;
  mesh.renderOrder = 9;
  return mesh;
}

function edgeLines(position: number[]): THREE.LineSegments {
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute("position", new THREE.Float32BufferAttribute(position, 3));
  const lines = new THREE.LineSegments(
    geometry,
    new THREE.LineBasicMaterial({ color: "#8ea6c8", transparent: true, opacity: 0.36, depthWrite: false }),
  );
  lines.frustumCulled = false;
  lines.matrixAutoUpdate = false;
  lines.renderOrder = 30;
  lines.visible = false;
  return lines;
}

function wallMaterial(): THREE.ShaderMaterial {
  return new THREE.ShaderMaterial({
    uniforms: { ...shared, uKinds: { value: KIND_COLOURS } },
    vertexShader: /* glsl */ `
      ${FOG_VERTEX}
      attribute vec3 skin;
      varying vec3 vNormal;
      varying vec2 vSkin;
      flat varying float vTag;
      void main() {
        vec4 eye = modelViewMatrix * vec4(position, 1.0);
        vNormal = normal;
        vSkin = skin.xy;
        vTag = skin.z;
        vFogDepth = -eye.z;
        gl_Position = projectionMatrix * eye;
      }`,
    fragmentShader: /* glsl */ `
      ${FOG_FRAGMENT}
      ${LIGHT_FRAGMENT}
      uniform vec3 uKinds[4];
      uniform float uBuildingAlpha;
      varying vec3 vNormal;
      varying vec2 vSkin;
      flat varying float vTag;
      float hash(vec2 p) { return fract(sin(dot(p, vec2(127.1, 311.7))) * 43758.5453); }
      void main() {
        int kind = int(mod(vTag, 8.0) + 0.5);
        float number = floor(vTag / 8.0);
        vec3 albedo = uKinds[min(kind, 3)] * (0.90 + 0.16 * hash(vec2(number, 3.0)));
        vec3 colour;
        if (vNormal.z > 0.5) colour = lit(albedo * 0.86, vNormal);
        else {
          // Windows of 4 by 3 m; they fade before they would shimmer.
          vec2 cell = vec2(vSkin.x / 4.0, vSkin.y / 3.0);
          vec2 pixel = fwidth(cell);
          float fine = 1.0 - smoothstep(0.25, 0.7, max(pixel.x, pixel.y));
          vec2 in_ = abs(fract(cell) - 0.5);
          float pane = step(in_.x, 0.30) * step(in_.y, 0.28);
          colour = lit(albedo, vNormal) * (1.0 - 0.30 * pane * fine - 0.10 * (1.0 - fine));
          if (hash(floor(cell) + number) < 0.06) colour += vec3(0.20, 0.17, 0.11) * pane * fine;
          colour *= mix(0.55, 1.0, smoothstep(0.0, 16.0, vSkin.y));
        }
        gl_FragColor = vec4(fogged(colour), uBuildingAlpha);
      }`,
  });
}
