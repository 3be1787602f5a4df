// The static city as the server packs it (viz/server/_scene.py), with a false origin in its middle so that 32-bit
// floats keep centimetres.

import { unpack } from "../net/decode";

export interface Controller {
  id: string;
  x: number;
  y: number;
  streets: string[];
}

export interface Area {
  kind: string;
  name: string;
  closed: boolean;
  points: Float32Array;
}

export interface City {
  name: { zh: string; en: string };
  x0: number;
  y0: number;
  bounds: [number, number, number, number]; // local metres
  laneStart: Uint32Array;
  laneXy: Float32Array;
  laneWidth: Float32Array;
  laneEdge: Int32Array;
  laneMotor: Uint8Array;
  laneTurns: Uint8Array;
  edgeLane0: Int32Array;
  edgeLanes: Int32Array;
  edgeInternal: Uint8Array;
  edgePriority: Int32Array;
  edgeSection: Int32Array;
  junctionStart: Uint32Array;
  junctionXy: Float32Array;
  headLane: Int32Array;
  headGroup: Int32Array;
  headController: Int32Array;
  edges: string[];
  names: string[]; // per section
  sectionFreeMps: number[];
  sectionM: number[];
  controllers: Controller[];
  areas: Area[];
  buildings: Buildings | null;
  parking: { start: Uint32Array; xy: Float32Array; bays: Int32Array; kind: Uint8Array } | null; // 0 kerb, 1 lot, 2 garage
}

export interface Buildings {
  start: Uint32Array;
  xy: Float32Array;
  baseM: Float32Array;
  heightM: Float32Array;
  kind: Uint8Array; // 0 tower, 1 walk-up, 2 centre, 3 low
}

interface Values {
  name: { zh: string; en: string };
  bounds_m: [number, number, number, number];
  edges: string[];
  names: string[];
  section_free_mps: number[];
  section_m: number[];
  controllers: { id: string; x_m: number; y_m: number; streets: string[] }[];
  areas: { kind: string; name: string; closed: boolean }[];
}

/** Fetch and unpack. Throws an error that says what and where. */
export async function loadCity(): Promise<City> {
  const answer = await fetch("view/scene");
  if (!answer.ok) throw new Error(`GET view/scene: ${answer.status}`);
  const { arrays, values } = unpack(await answer.arrayBuffer());
  const v = values as unknown as Values;
  const [west, south, east, north] = v.bounds_m;
  const x0 = (west + east) / 2;
  const y0 = (south + north) / 2;
  const shifted = (name: string): Float32Array => {
    const xy = arrays[name] as Float32Array;
    for (let i = 0; i < xy.length; i += 2) {
      xy[i] -= x0;
      xy[i + 1] -= y0;
    }
    return xy;
  };
  const areaStart = arrays.area_start as Uint32Array;
  const areaXy = shifted("area_xy");
  return {
    name: v.name,
    x0,
    y0,
    bounds: [west - x0, south - y0, east - x0, north - y0],
    laneStart: arrays.lane_start as Uint32Array,
    laneXy: shifted("lane_xy"),
    laneWidth: arrays.lane_width as Float32Array,
    laneEdge: arrays.lane_edge as Int32Array,
    laneMotor: arrays.lane_motor as Uint8Array,
    laneTurns: arrays.lane_turns as Uint8Array,
    edgeLane0: arrays.edge_lane0 as Int32Array,
    edgeLanes: arrays.edge_lanes as Int32Array,
    edgeInternal: arrays.edge_internal as Uint8Array,
    edgePriority: arrays.edge_priority as Int32Array,
    edgeSection: arrays.edge_section as Int32Array,
    junctionStart: arrays.junction_start as Uint32Array,
    junctionXy: shifted("junction_xy"),
    headLane: arrays.head_lane as Int32Array,
    headGroup: arrays.head_group as Int32Array,
    headController: arrays.head_controller as Int32Array,
    edges: v.edges,
    names: v.names,
    sectionFreeMps: v.section_free_mps,
    sectionM: v.section_m,
    controllers: v.controllers.map((c) => ({ id: c.id, x: c.x_m - x0, y: c.y_m - y0, streets: c.streets })),
    areas: v.areas.map((area, i) => ({ ...area, points: areaXy.subarray(2 * areaStart[i], 2 * areaStart[i + 1]) })),
    buildings: arrays.building_start
      ? {
          start: arrays.building_start as Uint32Array,
          xy: shifted("building_xy"),
          baseM: arrays.building_base as Float32Array,
          heightM: arrays.building_height as Float32Array,
          kind: arrays.building_kind as Uint8Array,
        }
      : null,
    parking: arrays.parking_start
      ? {
          start: arrays.parking_start as Uint32Array,
          xy: shifted("parking_xy"),
          bays: arrays.parking_bays as Int32Array,
          kind: arrays.parking_kind as Uint8Array,
        }
      : null,
  };
}

/** Points of a lane, as a view. */
export function lanePoints(city: City, lane: number): Float32Array {
  return city.laneXy.subarray(2 * city.laneStart[lane], 2 * city.laneStart[lane + 1]);
}
