// A chart as a drawing: everything that has a place, for a drawing of any size.
import type { Locale } from "../messages/locale.js";
import type { Axis, MakeAxis } from "./axes.js";
import { type Box, type PlacedLabel, placeLabels, type Spot } from "./labels.js";
import { groupMarks, type MarkGroup, type PlacedPoint } from "./marks.js";
import type { ChartPoint } from "./points.js";

/** What a chart shows. */
export interface ChartData {
  readonly points: readonly ChartPoint[];
  /** Points that the stepped line joins, from left to right. */
  readonly line: readonly ChartPoint[];
  readonly makeX: MakeAxis;
  readonly makeY: MakeAxis;
}

/** Size of a drawing. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A chart with places. */
export interface Plot extends Size {
  readonly area: Box;
  readonly x: Axis;
  readonly y: Axis;
  readonly points: readonly PlacedPoint[];
  readonly marks: readonly MarkGroup[];
  /** Data of the path of the stepped line; empty where there is none. */
  readonly line: string;
  readonly labels: readonly PlacedLabel[];
}

/** Width of a digit of a tick. */
const DIGIT = 7;
const TOP = 34;
const BOTTOM = 52;
const RIGHT = 14;
/** Longer names are cut; the table has all of them. */
const LABEL_SIGNS = { wide: 40, narrow: 24 };
const NARROW = 520;

/** Sizes of drawings that are made before their room is known. */
export const WIDE_SIZE: Size = { width: 880, height: 440 };
export const NARROW_SIZE: Size = { width: 340, height: 380 };

/** Size of a drawing for the room that there is. */
export function sizeFor(width: number): Size {
  return { width, height: Math.round(Math.min(500, Math.max(380, width * 0.46))) };
}

/** Lays out a chart with one point at least. */
export function layOut({ points, line, makeX, makeY }: ChartData, size: Size, locale: Locale): Plot {
  const range: readonly [number, number] = [size.height - BOTTOM, TOP];
  const ys = points.map(({ y }) => y);
  const y = makeY(ys, range, locale);
  const left = Math.max(...y.ticks.map(({ text }) => text.length)) * DIGIT + 14;
  const area = { left, top: TOP, right: size.width - RIGHT, bottom: size.height - BOTTOM };
  const xs = points.map(({ x }) => x);
  const x = makeX(xs, [area.left, area.right], locale);
  const place = (point: ChartPoint): PlacedPoint => ({ ...point, left: x.place(point.x), top: y.place(point.y) });
  const placed = points.map(place);
  const steps = stepSpots(line.map(place), area.right);
  const signs = size.width < NARROW ? LABEL_SIGNS.narrow : LABEL_SIGNS.wide;
  const named = line.map((point) => ({ text: cut(point.model.name, signs), mark: place(point) }));
  return {
    ...size,
    area,
    x,
    y,
    points: placed,
    marks: groupMarks(placed),
    line: steps.map(({ left, top }, index) => `${index === 0 ? "M" : "L"}${round(left)} ${round(top)}`).join(""),
    labels: placeLabels(named, placed, steps, area),
  };
}

// What is reached at a point holds until the next one, and after the last one to the edge.
function stepSpots(points: readonly Spot[], right: number): readonly Spot[] {
  return points.flatMap(({ left, top }, index) => [
    { left, top },
    { left: points[index + 1]?.left ?? right, top },
  ]);
}

function cut(text: string, signs: number): string {
  const all = [...text];
  return all.length > signs ? `${all.slice(0, signs - 1).join("")}…` : text;
}

/** A number of a drawing, as exact as a screen. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The points at the place of the point nearest to a spot, if one is within reach. */
export function pointsAt(points: readonly PlacedPoint[], spot: Spot, reach: number): readonly PlacedPoint[] {
  let nearest: PlacedPoint | undefined;
  let least = reach;
  for (const point of points) {
    const distance = Math.hypot(point.left - spot.left, point.top - spot.top);
    if (distance <= least) {
      nearest = point;
      least = distance;
    }
  }
  if (nearest === undefined) return [];
  const { left, top } = nearest;
  return points.filter((point) => Math.hypot(point.left - left, point.top - top) < 1.5);
}
