// The stage: renderer, camera, the order of layers, drawing on demand. Knows nothing of panels.

import * as THREE from "three";
import { MapControls } from "three/examples/jsm/controls/MapControls.js";
import { makeBuildings, type BuildingMeshes } from "./buildings";
import { Cars } from "./cars";
import { Difference } from "./difference";
import { pipePoints, type City } from "./city";
import { Lamps } from "./lamps";
import { FOG, shared } from "./look";
import { PipeMesh } from "./pipes";
import { Ribbons } from "./ribbons";
import { makeStreets, type Streets } from "./streets";

const FOV_DEG = 36;
const OVERVIEW_UP_M = 600;
const OVERVIEW_PITCH_DEG = 24;
const FLY_MS = 700;
const SLOW_FRAME_MS = 45;
const FAST_FRAME_MS = 20;
const XRAY_BUILDINGS = 0.1; // opacity under X-ray, as of cars
const XRAY_CARS = 0.14;
const XRAY_DIM = 0.5;
const PICK_PX = 14;
const EDGE = 16; // of the layout, as in style.css
const GAP = 16;

export interface Insets {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export class View {
  readonly renderer: THREE.WebGLRenderer;
  readonly camera = new THREE.PerspectiveCamera(FOV_DEG, 1, 4, 14_000);
  readonly controls: MapControls;
  readonly cars: Cars;
  readonly lamps: Lamps;
  readonly ribbons: Ribbons;
  readonly pipes: PipeMesh | null;
  readonly scriptMs: number[] = []; // script time of the last frames
  onFrame: (moved: boolean) => void = () => undefined;
  onPick: (x: number, y: number, fly: boolean, pixel: { x: number; y: number }) => void = () => undefined;
  /** Something changed that the next frame must show. */
  dirty = true;
  private readonly scene = new THREE.Scene();
  private readonly streets: Streets;
  private readonly buildings: BuildingMeshes | null;
  private flight: { from: THREE.Vector3; to: THREE.Vector3; aim: THREE.Vector3; goal: THREE.Vector3; at: number } | null = null;
  private carsHidden = false;
  private difference: Difference | null = null;
  private halves: { top: number; bottom: number } | null = null; // two pictures side by side
  private xray = false;
  private insets: Insets = { left: 0, right: 0, top: 0, bottom: 0 };
  private lastFrame = 0;
  private slow = 0;
  private ratio = 1;

  constructor(canvas: HTMLCanvasElement, private readonly city: City) {
    this.renderer = new THREE.WebGLRenderer({ canvas, antialias: true, stencil: true, powerPreference: "high-performance" });
    this.renderer.outputColorSpace = THREE.LinearSRGBColorSpace; // display values go through as they are
    this.renderer.setClearColor(FOG);
    this.renderer.sortObjects = true;
    this.camera.up.set(0, 0, 1);
    this.controls = new MapControls(this.camera, canvas);
    Object.assign(this.controls, {
      enableDamping: false,
      zoomToCursor: true,
      minDistance: 40,
      maxDistance: 5200,
      minPolarAngle: THREE.MathUtils.degToRad(10),
      maxPolarAngle: THREE.MathUtils.degToRad(78),
    });
    this.controls.addEventListener("change", () => (this.dirty = true));
    this.streets = makeStreets(city);
    this.ribbons = new Ribbons(city);
    this.cars = new Cars(city.x0, city.y0);
    this.lamps = new Lamps(city);
    this.buildings = city.buildings ? makeBuildings(city.buildings) : null;
    this.pipes = city.pipes ? new PipeMesh(city.pipes) : null;
    if (this.pipes) this.scene.add(this.pipes.mesh, this.pipes.marked);
    this.scene.add(this.streets.group, this.ribbons.mesh, this.ribbons.ghost, this.cars.mesh);
    this.scene.add(this.lamps.marks, this.lamps.heads, this.lamps.masts);
    if (this.buildings) this.scene.add(this.buildings.solid, this.buildings.shadow, this.buildings.edges);
    this.overview(false);
    this.ratio = Math.min(window.devicePixelRatio, 2);
    this.listenForClicks(canvas);
    requestAnimationFrame(this.frame);
  }

  /** A press that does not drag is a click; two of them fly. */
  private listenForClicks(canvas: HTMLCanvasElement): void {
    let down = { x: 0, y: 0 };
    canvas.addEventListener("pointerdown", (event) => (down = { x: event.clientX, y: event.clientY }));
    const pick = (event: MouseEvent, fly: boolean): void => {
      if (Math.hypot(event.clientX - down.x, event.clientY - down.y) > 4) return;
      const at = this.ground(event.clientX, event.clientY);
      if (at) this.onPick(at.x, at.y, fly, { x: event.clientX, y: event.clientY });
    };
    canvas.addEventListener("click", (event) => pick(event, false));
    canvas.addEventListener("dblclick", (event) => pick(event, true));
  }

  /** Size of the canvas in CSS pixels and what panels cover of it; the camera centres on what is free. */
  resize(width: number, height: number, insets: Insets, halves: { top: number; bottom: number } | null = null): void {
    this.renderer.setPixelRatio(this.ratio);
    this.renderer.setSize(width, height, false);
    this.halves = halves;
    this.dirty = true;
    if (halves) {
      const half = this.half(1);
      this.insets = { left: half.x, right: width - half.x - half.w, top: half.y, bottom: height - half.y - half.h };
      this.camera.aspect = half.w / half.h;
      this.camera.clearViewOffset();
      this.camera.updateProjectionMatrix();
      return;
    }
    this.insets = insets;
    this.camera.aspect = width / height;
    const dx = (insets.right - insets.left) / 2;
    const dy = (insets.bottom - insets.top) / 2;
    this.camera.setViewOffset(width, height, dx, dy, width, height);
    this.camera.updateProjectionMatrix();
  }

  /** Rectangle of one of the two pictures, CSS pixels from the upper left. */
  private half(side: 0 | 1): { x: number; y: number; w: number; h: number } {
    const size = this.renderer.getSize(new THREE.Vector2());
    const { top, bottom } = this.halves ?? { top: 0, bottom: 0 };
    const w = (size.x - 2 * EDGE - GAP) / 2;
    return { x: EDGE + side * (w + GAP), y: top, w, h: Math.max(60, size.y - top - bottom) };
  }

  /** Change of speed per section with its interval, shown in the right one of two pictures; null for one picture. */
  setDifference(values: { change: (number | null)[]; low: (number | null)[]; high: (number | null)[] } | null): void {
    this.dirty = true;
    if (!values) return;
    if (!this.difference) {
      this.difference = new Difference(this.city);
      this.scene.add(this.difference.ribbons.mesh, this.difference.ribbons.ghost);
    }
    this.difference.show(values.change, values.low, values.high);
  }

  overview(fly = true): void {
    const goal = new THREE.Vector3(0, 0, 0);
    const back = OVERVIEW_UP_M / Math.tan(THREE.MathUtils.degToRad(OVERVIEW_PITCH_DEG));
    this.moveTo(goal, new THREE.Vector3(goal.x - back * 0.38, goal.y - back * 0.92, OVERVIEW_UP_M), fly);
  }

  /** Look at a place on the ground from `distanceM` away, keeping the heading. */
  flyTo(x: number, y: number, distanceM: number, pitchDeg = 34): void {
    const heading = Math.atan2(this.camera.position.y - this.controls.target.y, this.camera.position.x - this.controls.target.x);
    const pitch = THREE.MathUtils.degToRad(pitchDeg);
    const flat = distanceM * Math.cos(pitch);
    const to = new THREE.Vector3(x + flat * Math.cos(heading), y + flat * Math.sin(heading), distanceM * Math.sin(pitch));
    this.moveTo(new THREE.Vector3(x, y, 0), to, true);
  }

  /** Come down to what is in the middle, keeping the heading. */
  closer(distanceM: number, pitchDeg: number): void {
    this.flyTo(this.controls.target.x, this.controls.target.y, distanceM, pitchDeg);
  }

  /** Turn so that north is up. */
  northUp(): void {
    const flat = Math.hypot(this.camera.position.x - this.controls.target.x, this.camera.position.y - this.controls.target.y);
    const { target } = this.controls;
    this.moveTo(target.clone(), new THREE.Vector3(target.x, target.y - flat, this.camera.position.z), true);
  }

  private moveTo(goal: THREE.Vector3, to: THREE.Vector3, fly: boolean): void {
    this.dirty = true;
    if (fly && !calm()) {
      this.flight = { from: this.camera.position.clone(), to, aim: this.controls.target.clone(), goal, at: performance.now() };
      return;
    }
    this.flight = null;
    this.camera.position.copy(to);
    this.controls.target.copy(goal);
    this.controls.update();
  }

  pose(): number[] {
    const { x, y, z } = this.camera.position;
    const { target } = this.controls;
    return [x, y, z, target.x, target.y].map((v) => Math.round(v));
  }

  setPose(pose: number[]): void {
    if (pose.length !== 5 || pose.some((v) => !Number.isFinite(v))) return;
    this.moveTo(new THREE.Vector3(pose[3], pose[4], 0), new THREE.Vector3(pose[0], pose[1], Math.max(20, pose[2])), false);
  }

  /** Look through the ground: pipes appear, what stands above them fades. */
  setXray(on: boolean, groundAlpha: number): void {
    shared.uGroundAlpha.value = groundAlpha;
    this.dirty = true;
    if (on === this.xray) return;
    this.xray = on;
    shared.uBuildingAlpha.value = on ? XRAY_BUILDINGS : 1;
    shared.uDim.value = on ? XRAY_DIM : 0;
    this.ribbons.setXray(on);
    this.cars.setFaint(on ? XRAY_CARS : 1);
    if (this.pipes) this.pipes.mesh.visible = this.pipes.marked.visible = on;
    if (!this.buildings) return;
    const walls = this.buildings.solid.material as THREE.Material;
    walls.transparent = on;
    walls.depthWrite = !on;
    this.buildings.solid.renderOrder = on ? 28 : 8;
    this.buildings.shadow.visible = !on;
    this.buildings.edges.visible = on;
  }

  /** The pipe drawn nearest to a pixel, -1 where none is near. */
  pipeAt(px: number, py: number): number {
    const { pipes } = this.city;
    if (!pipes || !this.pipes) return -1;
    let [best, found] = [PICK_PX, -1];
    for (let p = 0; p < pipes.id.length; p++) {
      const points = pipePoints(pipes, p);
      const [from, to] = [this.pipes.drawnZ(pipes.ends[2 * p]), this.pipes.drawnZ(pipes.ends[2 * p + 1])];
      let before: { x: number; y: number } | null = null;
      for (let i = 0; i < points.length; i += 2) {
        const at = this.project(points[i], points[i + 1], from + ((to - from) * i) / points.length);
        if (at && before) {
          const away = awayFrom(px, py, before, at);
          if (away < best) [best, found] = [away, p];
        }
        before = at;
      }
    }
    return found;
  }

  setCarsHidden(hidden: boolean): void {
    this.carsHidden = hidden;
    this.dirty = true;
  }

  /** Where a place appears, CSS pixels; null behind the camera. */
  project(x: number, y: number, z: number): { x: number; y: number; depth: number } | null {
    const p = new THREE.Vector3(x, y, z).project(this.camera);
    if (p.z > 1) return null;
    const at = this.frameOf(1);
    return { x: at.x + ((p.x + 1) / 2) * at.w, y: at.y + ((1 - p.y) / 2) * at.h, depth: p.z };
  }

  /** The place on the ground under a pixel. */
  ground(px: number, py: number): { x: number; y: number } | null {
    const at = this.frameOf(px < this.half(1).x ? 0 : 1);
    const ray = new THREE.Raycaster();
    ray.setFromCamera(new THREE.Vector2(((px - at.x) / at.w) * 2 - 1, 1 - ((py - at.y) / at.h) * 2), this.camera);
    const hit = ray.ray.intersectPlane(new THREE.Plane(new THREE.Vector3(0, 0, 1), 0), new THREE.Vector3());
    return hit ? { x: hit.x, y: hit.y } : null;
  }

  /** Where a picture stands: the whole canvas, or one of two. */
  private frameOf(side: 0 | 1): { x: number; y: number; w: number; h: number } {
    if (this.halves) return this.half(side);
    const size = this.renderer.getSize(new THREE.Vector2());
    return { x: 0, y: 0, w: size.x, h: size.y };
  }

  get freeArea(): Insets {
    return this.insets;
  }

  get distanceM(): number {
    return this.camera.position.distanceTo(this.controls.target);
  }

  private readonly frame = (now: number): void => {
    requestAnimationFrame(this.frame);
    if (document.hidden) return;
    const begun = performance.now();
    const flying = this.fly(begun);
    if (flying) this.controls.update();
    const moving = (this.cars.advance(begun) && this.cars.mesh.visible) || this.flows(begun);
    if (!this.dirty && !moving && !flying) return;
    const moved = this.dirty || flying;
    this.dirty = false;
    this.levelOfDetail();
    this.draw();
    this.onFrame(moved);
    this.scriptMs.push(performance.now() - begun);
    if (this.scriptMs.length > 600) this.scriptMs.shift();
    this.adapt(now);
  };

  private draw(): void {
    if (!this.halves || !this.difference) {
      this.renderer.render(this.scene, this.camera);
      return;
    }
    const height = this.renderer.getSize(new THREE.Vector2()).y;
    this.renderer.setScissorTest(false);
    this.renderer.clear();
    this.renderer.setScissorTest(true);
    for (const side of [0, 1] as const) {
      const { x, y, w, h } = this.half(side);
      this.renderer.setViewport(x, height - y - h, w, h);
      this.renderer.setScissor(x, height - y - h, w, h);
      this.showSide(side);
      this.renderer.render(this.scene, this.camera);
    }
    this.showSide(0);
    this.renderer.setScissorTest(false);
    this.renderer.setViewport(0, 0, this.renderer.getSize(new THREE.Vector2()).x, height);
  }

  /** Left: speeds of the baseline; right: what differs. */
  private showSide(side: 0 | 1): void {
    if (!this.difference) return;
    const { mesh, ghost } = this.difference.ribbons;
    this.ribbons.mesh.visible = this.ribbons.ghost.visible = side === 0;
    mesh.visible = ghost.visible = side === 1;
  }

  /** Water moves under X-ray unless motion is not wanted. */
  private flows(now: number): boolean {
    if (!this.xray || !this.pipes || calm()) return false;
    this.pipes.advance(now);
    return true;
  }

  private fly(now: number): boolean {
    if (!this.flight) return false;
    const share = Math.min(1, (now - this.flight.at) / FLY_MS);
    const eased = share * share * (3 - 2 * share);
    this.camera.position.lerpVectors(this.flight.from, this.flight.to, eased);
    this.controls.target.lerpVectors(this.flight.aim, this.flight.goal, eased);
    if (share >= 1) this.flight = null;
    this.dirty = true;
    return true;
  }

  private levelOfDetail(): void {
    const height = this.camera.position.z;
    const distance = this.distanceM;
    this.streets.markings.visible = distance < 700 && !this.xray;
    this.cars.setDistance(distance, this.carsHidden || height > 1200);
    this.lamps.setDistance(this.xray ? Infinity : distance);
    this.ribbons.setDistance(distance);
    const near = Math.max(1500, distance * 1.3);
    shared.uFogNear.value = near;
    shared.uFogFar.value = near * 2.4;
  }

  /** Fewer pixels where frames are slow, all of them again where they are fast. */
  private adapt(now: number): void {
    const frameMs = now - this.lastFrame;
    this.lastFrame = now;
    if (frameMs > 500) return;
    this.slow = this.slow * 0.9 + (frameMs > SLOW_FRAME_MS ? 0.1 : frameMs < FAST_FRAME_MS ? -0.1 : 0);
    const most = Math.min(window.devicePixelRatio, 2);
    const wanted = this.slow > 0.8 ? Math.max(0.75, this.ratio - 0.25) : this.slow < -0.8 ? Math.min(most, this.ratio + 0.25) : this.ratio;
    if (wanted === this.ratio) return;
    this.ratio = wanted;
    this.slow = 0;
    this.renderer.setPixelRatio(this.ratio);
    this.dirty = true;
  }
}

function calm(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Distance of a pixel from a line on screen. */
function awayFrom(px: number, py: number, a: { x: number; y: number }, b: { x: number; y: number }): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const share = Math.max(0, Math.min(1, ((px - a.x) * dx + (py - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(a.x + share * dx - px, a.y + share * dy - py);
}
