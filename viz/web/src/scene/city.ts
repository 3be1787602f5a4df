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
  sectionOfEdge: Map<string, number>;
  sectionFreeMps: number[];
  sectionM: number[];
  controllers: Controller[];
  areas: Area[];
  buildings: Buildings | null;
  parking: { id: string[]; start: Uint32Array; xy: Float32Array; bays: Int32Array; kind: Uint8Array } | null; // 0 kerb, 1 lot, 2 garage
  pipes: Pipes | null;
}

export interface Buildings {
  start: Uint32Array;
  xy: Float32Array;
  baseM: Float32Array;
  heightM: Float32Array;
  kind: Uint8Array; // 0 tower, 1 walk-up, 2 centre, 3 low
}

export const LINK = { main: 0, waterPump: 1, valve: 2, sewer: 3, drainPump: 4, weir: 5 } as const;
export const NODE = { junction: 0, reservoir: 1, tank: 2, manhole: 3, outfall: 4, storage: 5 } as const;

/** Links and nodes of water, then of drainage; not-a-number where the files do not say. */
export interface Pipes {
  id: string[];
  start: Uint32Array;
  xy: Float32Array;
  kind: Uint8Array; // LINK
  ends: Int32Array; // two nodes each
  lengthM: Float32Array;
  boreM: Float32Array;
  roughness: Float32Array; // Hazen-Williams C of mains, Manning n of sewers
  depthM: Float32Array; // street to crown
  aboveStart: Uint32Array;
  above: Int32Array; // into aboveEdges
  aboveEdges: string[];
  nodeId: string[];
  nodeXy: Float32Array;
  nodeKind: Uint8Array; // NODE
  nodeZ: Float32Array;
  waterLinks: number; // how many of the links are water's; the rest is drainage's
  underpasses: { id: string; name: string; road_m: number; notice_m: number; close_m: number }[];
}

interface Values {
  parking: string[];
  pipes: string[];
  nodes: string[];
  above: string[];
  underpasses: Pipes["underpasses"];
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
    sectionOfEdge: sectionsByName(v.edges, arrays.edge_internal as Uint8Array, arrays.edge_section as Int32Array),
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
          id: v.parking,
          start: arrays.parking_start as Uint32Array,
          xy: shifted("parking_xy"),
          bays: arrays.parking_bays as Int32Array,
          kind: arrays.parking_kind as Uint8Array,
        }
      : null,
    pipes: arrays.pipe_start ? pipesOf(arrays, v, shifted) : null,
  };
}

/** Names are those of the edges that are not inside junctions, in their order. */
function sectionsByName(names: string[], internal: Uint8Array, section: Int32Array): Map<string, number> {
  const normal = [...internal.keys()].filter((e) => !internal[e]);
  return new Map(names.map((name, i) => [name, section[normal[i]]]));
}

function pipesOf(arrays: Record<string, unknown>, v: Values, shifted: (name: string) => Float32Array): Pipes {
  const kind = arrays.pipe_kind as Uint8Array;
  return {
    id: v.pipes,
    start: arrays.pipe_start as Uint32Array,
    xy: shifted("pipe_xy"),
    kind,
    ends: arrays.pipe_ends as Int32Array,
    lengthM: arrays.pipe_m as Float32Array,
    boreM: arrays.pipe_bore as Float32Array,
    roughness: arrays.pipe_rough as Float32Array,
    depthM: arrays.pipe_depth as Float32Array,
    aboveStart: arrays.pipe_above_start as Uint32Array,
    above: arrays.pipe_above as Int32Array,
    aboveEdges: v.above,
    nodeId: v.nodes,
    nodeXy: shifted("node_xy"),
    nodeKind: arrays.node_kind as Uint8Array,
    nodeZ: arrays.node_z as Float32Array,
    waterLinks: kind.findIndex((k) => k > LINK.valve) < 0 ? kind.length : kind.findIndex((k) => k > LINK.valve),
    underpasses: v.underpasses,
  };
}

/** Points of a pipe, as a view. */
export function pipePoints(pipes: Pipes, pipe: number): Float32Array {
  return pipes.xy.subarray(2 * pipes.start[pipe], 2 * pipes.start[pipe + 1]);
}

/** Points of a lane, as a view. */
export function lanePoints(city: City, lane: number): Float32Array {
  return city.laneXy.subarray(2 * city.laneStart[lane], 2 * city.laneStart[lane + 1]);
}
