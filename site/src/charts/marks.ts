// Marks of points: a shape and a colour for each type of model, so that nobody needs the colour.
import type { Spot } from "./labels.js";
import type { ChartPoint } from "./points.js";

/** Shapes of marks. */
export type Shape = "circle" | "square" | "diamond" | "triangle" | "wedge" | "plus" | "hexagon" | "hourglass";

/** How the marks of a type look. */
export interface MarkStyle {
  readonly shape: Shape;
  /** Number of the colour in charts.css, from 1. */
  readonly hue: number;
}

const SHAPES: readonly Shape[] = ["circle", "square", "diamond", "triangle", "wedge", "plus", "hexagon", "hourglass"];

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

interface Outline {
  /** From the middle of the mark. */
  readonly start: readonly [number, number];
  readonly path: string;
}

// Areas that look alike.
const OUTLINES: Readonly<Record<Shape, Outline>> = {
  circle: { start: [0, 4], path: "a4 4 0 1 1 .1 0z" },
  square: { start: [-3.7, -3.7], path: "h7.4v7.4h-7.4z" },
  diamond: { start: [0, -5.4], path: "l5 5.4-5 5.4-5-5.4z" },
  triangle: { start: [0, -5.2], path: "l5 8.8h-10z" },
  wedge: { start: [0, 5.2], path: "l5-8.8h-10z" },
  plus: { start: [-1.8, -4.8], path: "h3.6v3h3v3.6h-3v3h-3.6v-3h-3v-3.6h3z" },
  hexagon: { start: [-2.5, -4], path: "h5l2 4-2 4h-5l-2-4z" },
  hourglass: { start: [-4.5, -4.5], path: "h9l-9 9h9z" },
};

/** Marks as the data of one path, in the order of their places; marks at one place are one mark. */
export function markPath(shape: Shape, places: readonly Spot[], step = 0.1): string {
  const { start, path } = OUTLINES[shape];
  const snapped = new Map(
    places.map(({ left, top }) => [snap(left, step), snap(top, step)] as const).map((spot) => [spot.join(" "), spot]),
  );
  // From one to the next, which takes fewer signs than where each of them is.
  let [x, y] = [0, 0];
  return [...snapped.values()]
    .sort(([a, b], [c, d]) => a - c || b - d)
    .map(([left, top], index) => {
      const [across, down] = index === 0 ? [left + start[0], top + start[1]] : [left - x, top - y];
      [x, y] = [left, top];
      return `${index === 0 ? "M" : "m"}${snap(across, 0.1)} ${snap(down, 0.1)}${path}`;
    })
    .join("");
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

/** With more points than this, one mark stands for all that it would cover: a page with ten thousand models stays small. */
export const DENSE = 1500;
/** As wide as a mark. */
const DENSE_STEP = 8;

/** One path for all marks that look alike. */
export function groupMarks(points: readonly PlacedPoint[]): readonly MarkGroup[] {
  const isDense = points.length > DENSE;
  const step = isDense ? DENSE_STEP : 0.1;
  const groups = new Map<string, { readonly type: string; readonly filled: boolean; readonly places: PlacedPoint[] }>();
  for (const point of points) {
    const { filled, model } = point;
    const key = `${filled} ${model.type}`;
    const group = groups.get(key) ?? { type: model.type, filled, places: [] };
    groups.set(key, group);
    group.places.push(point);
  }
  // Filled marks above outlined ones; types with few models above those with many, which would cover them.
  const sorted = [...groups.values()].sort(
    (a, b) => Number(a.filled) - Number(b.filled) || b.places.length - a.places.length,
  );
  const visible = isDense ? uncovered(sorted.map(({ places }) => places)) : sorted.map(({ places }) => places);
  return sorted.map(({ type, filled }, index) => {
    const style = markStyle(type);
    return { type, filled, ...style, path: markPath(style.shape, visible[index] ?? [], step) };
  });
}

// Of the marks at one place, the one that is drawn last.
function uncovered(layers: readonly (readonly PlacedPoint[])[]): readonly (readonly PlacedPoint[])[] {
  const taken = new Set<string>();
  return [...layers]
    .reverse()
    .map((places) => {
      return places.filter(({ left, top }) => {
        const place = `${snap(left, DENSE_STEP)} ${snap(top, DENSE_STEP)}`;
        const isFree = !taken.has(place);
        taken.add(place);
        return isFree;
      });
    })
    .reverse();
}

function snap(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toFixed(1));
}
