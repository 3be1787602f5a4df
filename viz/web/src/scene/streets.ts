// Carriageways, footways, lane lines and areas of the city, all flat, five draw calls.

import * as THREE from "three";
import { lanePoints, type City } from "./city";
import { GROUND, groundMaterial, sheetMesh } from "./look";
import { Sheet } from "./strip";

const FOOTWAY_M = 3.2;
const LINE_M = 0.15;
const ARTERIAL_PRIORITY = 7;

const FOOTWAY = new THREE.Color("#2a3747");
const ASPHALT = new THREE.Color("#2b3748");
const LOCAL = new THREE.Color("#273241");
const LINE = new THREE.Color("#62748c");
const EDGE_LINE = new THREE.Color("#50617a");
const STOP_LINE = new THREE.Color("#8b9bb0");
const BAY = new THREE.Color("#3d5673");
const RIVER = new THREE.Color("#12344a");
const BANK = new THREE.Color("#0f2232");
const PARK = new THREE.Color("#1d352c");
const RAIL = new THREE.Color("#222a33");
const DECK = new THREE.Color("#34435a");

export interface Streets {
  group: THREE.Group;
  markings: THREE.Mesh; // hidden from afar
}

export function makeStreets(city: City): Streets {
  const group = new THREE.Group();
  group.add(ground(city), ...areas(city));
  const signalled = new Set(city.headLane);
  const footway = new Sheet();
  const asphalt = new Sheet();
  const lines = new Sheet();
  for (let e = 0; e < city.edgeLane0.length; e++) {
    const first = city.edgeLane0[e];
    const count = city.edgeLanes[e];
    const local = city.edgePriority[e] < ARTERIAL_PRIORITY ? 1 : 0;
    for (let lane = first; lane < first + count; lane++) {
      if (!city.laneMotor[lane] && city.edgeInternal[e]) continue;
      const points = lanePoints(city, lane);
      const half = city.laneWidth[lane] / 2;
      asphalt.strip(points, -half - 0.05, half + 0.05, 0, local);
      if (city.edgeInternal[e]) continue;
      if (lane === first) footway.strip(points, -half - FOOTWAY_M, -half, 0);
      lines.strip(points, half - LINE_M / 2, half + LINE_M / 2, 0, lane === first + count - 1 ? 1 : 0);
      if (lane === first) lines.strip(points, -half, -half + LINE_M, 0, 1);
      if (signalled.has(lane)) stopLine(lines, points, half);
    }
  }
  junctions(city, asphalt);
  bays(city, lines);
  group.add(sheetMesh(footway, groundMaterial([FOOTWAY], 4)));
  group.add(sheetMesh(asphalt, groundMaterial([ASPHALT, LOCAL], 5)));
  const markings = sheetMesh(lines, groundMaterial([LINE, EDGE_LINE, STOP_LINE, BAY], 6, true));
  group.add(markings);
  return { group, markings };
}

/** Rows of bays along the kerb, a square at the entry of a car park or garage. */
function bays(city: City, lines: Sheet): void {
  const { parking } = city;
  if (!parking) return;
  for (let p = 0; p + 1 < parking.start.length; p++) {
    const row = parking.xy.subarray(2 * parking.start[p], 2 * parking.start[p + 1]);
    if (row.length >= 4) lines.strip(row, -1.1, 1.1, 0, 3);
    else lines.strip([row[0] - 3, row[1], row[0] + 3, row[1]], -3, 3, 0, 3);
  }
}

function stopLine(lines: Sheet, points: Float32Array, half: number): void {
  const n = points.length / 2;
  const dx = points[2 * n - 2] - points[2 * n - 4];
  const dy = points[2 * n - 1] - points[2 * n - 3];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const [x, y] = [points[2 * n - 2], points[2 * n - 1]];
  lines.strip([x - 0.5 * ux, y - 0.5 * uy, x - 0.1 * ux, y - 0.1 * uy], -half, half, 0, 2);
}

function junctions(city: City, asphalt: Sheet): void {
  for (let j = 0; j + 1 < city.junctionStart.length; j++) {
    const points = city.junctionXy.subarray(2 * city.junctionStart[j], 2 * city.junctionStart[j + 1]);
    fill(asphalt, points, 0);
  }
}

function fill(sheet: Sheet, points: Float32Array, tag: number): void {
  const outline: THREE.Vector2[] = [];
  for (let i = 0; i < points.length / 2; i++) outline.push(new THREE.Vector2(points[2 * i], points[2 * i + 1]));
  if (outline.length > 3 && outline[0].equals(outline[outline.length - 1])) outline.pop();
  if (outline.length < 3) return;
  const flat = outline.flatMap((p) => [p.x, p.y]);
  sheet.polygon(flat, THREE.ShapeUtils.triangulateShape(outline, []), 0, tag);
}

function ground(city: City): THREE.Mesh {
  const [west, south, east, north] = city.bounds;
  const far = 4000;
  const sheet = new Sheet();
  const corners = [west - far, south - far, east + far, south - far, east + far, north + far, west - far, north + far];
  sheet.polygon(corners, [[0, 1, 2], [0, 2, 3]], 0);
  return sheetMesh(sheet, groundMaterial([GROUND], 0));
}

const AREA_TAGS: Record<string, number> = { river: 0, water: 0, park: 1, green: 1, rail: 2, bridge: 3 };
const LINE_WIDTH_M: Record<string, number> = { river: 60, rail: 14, bridge: 26 };

function areas(city: City): THREE.Mesh[] {
  const banks = new Sheet();
  const fills = new Sheet();
  for (const area of city.areas) {
    const tag = AREA_TAGS[area.kind];
    if (tag === undefined) continue;
    if (area.closed) {
      if (tag === 0) banks.strip(area.points, -9, 9, 0);
      fill(fills, area.points, tag);
    } else {
      const half = (LINE_WIDTH_M[area.kind] ?? 10) / 2;
      if (tag === 0) banks.strip(area.points, -half - 9, half + 9, 0);
      fills.strip(area.points, -half, half, 0, tag);
    }
  }
  return [
    sheetMesh(banks, groundMaterial([BANK], 1)),
    sheetMesh(fills, groundMaterial([RIVER, PARK, RAIL, DECK], 2)),
  ];
}
