// Colours and light of the scene, in one place. Colours are display values: colour management is off, so that a token
// on screen is the token in the palette.

import * as THREE from "three";

THREE.ColorManagement.enabled = false;

export const FOG = new THREE.Color("#141f2d");
export const GROUND = new THREE.Color("#19232f");
export const SUN = new THREE.Vector3(-0.8, -0.32, 0.5).normalize(); // from west-south-west, 30 degrees high

/** Uniforms that all materials share; set once, seen by all. */
export const shared = {
  uFogNear: { value: 1500 },
  uFogFar: { value: 3600 },
  uFog: { value: FOG },
  uSun: { value: SUN },
  uGroundAlpha: { value: 1 }, // of the ground over pipes; what lies below is drawn after it with the rest
  uBuildingAlpha: { value: 1 },
  uDim: { value: 0 }, // how much darker the ground is under X-ray
};

export const FOG_VERTEX = /* glsl */ `
varying float vFogDepth;
`;

export const FOG_FRAGMENT = /* glsl */ `
uniform vec3 uFog;
uniform float uFogNear;
uniform float uFogFar;
varying float vFogDepth;
vec3 fogged(vec3 colour) { return mix(colour, uFog, smoothstep(uFogNear, uFogFar, vFogDepth)); }
`;

export const LIGHT_FRAGMENT = /* glsl */ `
uniform vec3 uSun;
// Hemisphere of cool sky over dark ground and one warm low sun, as in a clear dusk; the same by day and night.
vec3 lit(vec3 albedo, vec3 normal) {
  vec3 sky = mix(vec3(0.24, 0.27, 0.33), vec3(0.50, 0.55, 0.64), normal.z * 0.5 + 0.5);
  vec3 sun = vec3(0.56, 0.46, 0.36) * max(dot(normal, uSun), 0.0);
  return albedo * (sky + sun);
}
`;

/** A material for flat things on the ground, drawn in order without depth: the ground never fights with itself. */
export function groundMaterial(colours: THREE.Color[], order: number, dashed = false): THREE.ShaderMaterial {
  const material = new THREE.ShaderMaterial({
    uniforms: { ...shared, uColours: { value: colours } },
    vertexShader: /* glsl */ `
      ${FOG_VERTEX}
      attribute vec3 extra;
      varying vec3 vExtra;
      void main() {
        vec4 at = modelViewMatrix * vec4(position, 1.0);
        vFogDepth = -at.z;
        vExtra = extra;
        gl_Position = projectionMatrix * at;
      }`,
    fragmentShader: /* glsl */ `
      ${FOG_FRAGMENT}
      uniform vec3 uColours[${colours.length}];
      uniform float uDim;
      varying vec3 vExtra;
      void main() {
        int tag = int(vExtra.z + 0.5);
        ${dashed ? "if (tag == 0 && mod(vExtra.y, 10.0) > 4.0) discard;" : ""}
        gl_FragColor = vec4(mix(fogged(uColours[tag]), vec3(0.043, 0.067, 0.098), uDim), 1.0);
      }`,
    depthTest: false,
    depthWrite: false,
    side: THREE.DoubleSide,
  });
  material.userData.order = order;
  return material;
}

/** A mesh of a sheet. */
export function sheetMesh(
  sheet: { position: number[]; extra: number[]; side: number[]; index: number[] },
  material: THREE.Material,
): THREE.Mesh {
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute("position", new THREE.Float32BufferAttribute(sheet.position, 3));
  geometry.setAttribute("extra", new THREE.Float32BufferAttribute(sheet.extra, 3));
  geometry.setAttribute("side", new THREE.Float32BufferAttribute(sheet.side, 2));
  geometry.setIndex(sheet.index);
  const mesh = new THREE.Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.matrixAutoUpdate = false;
  mesh.renderOrder = (material.userData.order as number | undefined) ?? 0;
  return mesh;
}
