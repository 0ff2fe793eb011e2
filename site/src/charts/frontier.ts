// The line of a chart: the points that no point to their left reaches.
import { compareSigns } from "../registry/sort.js";
import { frequencies } from "./frequencies.js";
import { type ChartPoint, FILLED_BASIS } from "./points.js";

/** Points that are higher than every point at or before their x, from left to right. */
export function risingPoints(points: readonly ChartPoint[]): readonly ChartPoint[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || b.y - a.y || compareSigns(a.model.id, b.model.id));
  let best = Number.NEGATIVE_INFINITY;
  return sorted.filter(({ y }) => {
    const rises = y > best;
    if (rises) best = y;
    return rises;
  });
}

/**
 * The basis whose scores the frontier of a chart joins: `measured` where there is one, else the most frequent. Scores of different
 * bases cannot be compared, so a frontier has one.
 */
export function frontierBasis(points: readonly ChartPoint[]): string | undefined {
  const stated = points.map(({ model }) => model.beirBasis).filter((basis) => basis !== undefined);
  return stated.includes(FILLED_BASIS) ? FILLED_BASIS : frequencies(stated, compareSigns)[0]?.[0];
}

/** The Pareto frontier: models whose score no model of the same basis with as many or fewer parameters reaches. */
export function scoreFrontier(points: readonly ChartPoint[]): readonly ChartPoint[] {
  const basis = frontierBasis(points);
  return basis === undefined ? [] : risingPoints(points.filter(({ model }) => model.beirBasis === basis));
}
