// Marks of points: a shape and a colour for each type of model, so that nobody needs the colour.
import type { ChartPoint } from "./points.js";

/** Shapes of marks. */
export type Shape = "circle" | "square" | "diamond" | "triangle" | "wedge" | "plus" | "hexagon" | "cross";

/** How the marks of a type look. */
export interface MarkStyle {
  readonly shape: Shape;
  /** Number of the colour in charts.css, from 1. */
  readonly hue: number;
}

const SHAPES: readonly Shape[] = ["circle", "square", "diamond", "triangle", "wedge", "plus", "hexagon", "cross"];

/** As many colours as shapes. */
const PAIRS = SHAPES.length ** 2;

/** Types in the order in which shapes are given to them: the types of the charts first, which so have colours of their own. */
export const MARKED_TYPES: readonly string[] = [
  "dense",
  "llm",
  "vlm",
  "colbert",
  "sparse",
  "vision-retriever",
  "unified",
  "reranker",
  "image-encoder",
  "audio-encoder",
  "video-encoder",
  "timeseries",
  "checkpoint",
  "lora",
];

/** Shape and colour of a type. */
export function markStyle(type: string): MarkStyle {
  const known = MARKED_TYPES.indexOf(type);
  const place = known >= 0 ? known : MARKED_TYPES.length + (hash(type) % (PAIRS - MARKED_TYPES.length));
  const shape = place % SHAPES.length;
  // An odd step, so that each pair of a shape and a colour comes once.
  const hue = (shape + 3 * Math.floor(place / SHAPES.length)) % SHAPES.length;
  return { shape: SHAPES[shape] ?? "circle", hue: hue + 1 };
}

// A type of another registry has the same mark in all of its catalogues.
function hash(text: string): number {
  return [...text].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 65_521, 7);
}

// From the middle of a mark; areas that look alike.
const OUTLINES: Readonly<Record<Shape, string>> = {
  circle: "m-4.2 0a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0z",
  square: "m-3.7-3.7h7.4v7.4h-7.4z",
  diamond: "m0-5.4l5 5.4l-5 5.4l-5-5.4z",
  triangle: "m0-5.2l5 8.8h-10z",
  wedge: "m0 5.2l5-8.8h-10z",
  plus: "m-1.7-5h3.4v3.3h3.3v3.4h-3.3v3.3h-3.4v-3.3h-3.3v-3.4h3.3z",
  hexagon: "m-2.4-4.3h4.8l2.5 4.3l-2.5 4.3h-4.8l-2.5-4.3z",
  cross: "m0-2.4l2.5-2.5l2.4 2.4l-2.5 2.5l2.5 2.5l-2.4 2.4l-2.5-2.5l-2.5 2.5l-2.4-2.4l2.5-2.5l-2.5-2.5l2.4-2.4z",
};

/** A mark as the data of a path. */
export function markPath(shape: Shape, x: number, y: number): string {
  return `M${x} ${y}${OUTLINES[shape]}`;
}

/** Marks that look alike, as one path. */
export interface MarkGroup extends MarkStyle {
  readonly type: string;
  readonly filled: boolean;
  readonly path: string;
}

/** A point with its place in the drawing. */
export interface PlacedPoint extends ChartPoint {
  readonly left: number;
  readonly top: number;
}

/** With more points than this, marks share places, so that a page with ten thousand models stays small. */
export const DENSE = 1500;
const DENSE_STEP = 4;

/** One path for all marks that look alike. */
export function groupMarks(points: readonly PlacedPoint[]): readonly MarkGroup[] {
  const step = points.length > DENSE ? DENSE_STEP : 0.1;
  const groups = new Map<string, { readonly type: string; readonly filled: boolean; readonly marks: Set<string> }>();
  for (const { model, filled, left, top } of points) {
    const key = `${filled} ${model.type}`;
    const group = groups.get(key) ?? { type: model.type, filled, marks: new Set<string>() };
    groups.set(key, group);
    group.marks.add(markPath(markStyle(model.type).shape, snap(left, step), snap(top, step)));
  }
  // Filled marks above outlined ones; types with few models above those with many, which would cover them.
  return [...groups.values()]
    .sort((a, b) => Number(a.filled) - Number(b.filled) || b.marks.size - a.marks.size)
    .map(({ type, filled, marks }) => ({ type, filled, ...markStyle(type), path: [...marks].join("") }));
}

function snap(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toFixed(1));
}
