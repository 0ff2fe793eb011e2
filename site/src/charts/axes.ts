// Axes: scales, and ticks at numbers that people know.
import { scaleLinear, scaleLog, scaleUtc } from "d3-scale";
import { formatParameters } from "modeldex/runtime";
import type { Locale } from "../messages/locale.js";

/** A tick with its place and its words. */
export interface Tick {
  readonly place: number;
  readonly text: string;
}

/** An axis: where a value stands, and its ticks. */
export interface Axis {
  readonly place: (value: number) => number;
  readonly ticks: readonly Tick[];
}

/** Makes an axis for values, between two places of the drawing. */
export type MakeAxis = (values: readonly number[], range: readonly [number, number], locale: Locale) => Axis;

/** Room that a tick with its words needs beside the next one. */
const TICK_ROOM = 56;

/** Room between lines of ticks. */
const LINE_ROOM = 34;

/** Parameters on a log scale: 10M, 20M, 50M, or powers of ten alone where there is little room. */
export const parameterAxis: MakeAxis = (values, range) => {
  const [least, most] = extent(values);
  const scale = scaleLog([least / 1.25, most * 1.25], [...range]);
  const all = scale.ticks(20);
  const room = Math.abs(range[1] - range[0]) / TICK_ROOM;
  const choices = [[1, 2, 5], [1, 3], [1]].map((leading) => all.filter((tick) => leading.includes(leadingDigit(tick))));
  // Models that are nearly alike have no such number between them.
  const ticks = choices.find(({ length }) => length > 1 && length <= room) ?? scale.ticks(3);
  return { place: scale, ticks: distinct(ticks.map((tick) => ({ place: scale(tick), text: formatParameters(tick) }))) };
};

// Where values are close together, ticks may read the same; the first of them says it.
function distinct(ticks: readonly Tick[]): readonly Tick[] {
  return ticks.filter(({ text }, place) => ticks.findIndex((other) => other.text === text) === place);
}

/** Scores from zero, with as many digits as the ticks need. */
export const scoreAxis: MakeAxis = (values, range, { language }) => {
  const [, most] = extent(values);
  const scale = scaleLinear([0, most], [...range]).nice(8);
  const ticks = scale.ticks(8);
  const digits = Math.max(...ticks.map((tick) => (String(tick).split(".")[1] ?? "").length));
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return { place: scale, ticks: ticks.map((tick) => ({ place: scale(tick), text: format.format(tick) })) };
};

/** Tokens on a log scale with powers of two: 512, 8,192, 131,072. */
export const tokenAxis: MakeAxis = (values, range, { number }) => {
  const [least, most] = extent(values);
  const scale = scaleLog([least / 1.6, most * 1.6], [...range]);
  const [first, last] = scale.domain().map((tokens) => Math.log2(tokens)) as [number, number];
  const powers = Array.from({ length: Math.floor(last) - Math.ceil(first) + 1 }, (_, step) => Math.ceil(first) + step);
  const room = Math.abs(range[1] - range[0]) / LINE_ROOM;
  const step = [1, 2, 4].find((step) => powers.length / step <= room) ?? 8;
  // 512 is 2 to the 9th.
  const ticks = powers.filter((power) => (power - 9) % step === 0).map((power) => 2 ** power);
  return { place: scale, ticks: ticks.map((tick) => ({ place: scale(tick), text: number(tick) })) };
};

const DAY = 86_400_000;

/** Time: years, or months where all days are close together. */
export const timeAxis: MakeAxis = (values, range, { language }) => {
  const [first, last] = extent(values);
  const margin = Math.max((last - first) * 0.02, 15 * DAY);
  const scale = scaleUtc([first - margin, last + margin], [...range]);
  const room = Math.abs(range[1] - range[0]) / TICK_ROOM;
  const ticks = scale.ticks(Math.max(2, Math.min(10, room)));
  const year = new Intl.DateTimeFormat(language, { year: "numeric", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(language, { month: "short", year: "numeric", timeZone: "UTC" });
  const isYears = last - first > 2 * 366 * DAY;
  return {
    place: (value) => scale(value),
    ticks: distinct(
      ticks
        .filter((tick) => !isYears || tick.getUTCMonth() === 0)
        .map((tick) => ({ place: scale(tick), text: (isYears ? year : month).format(tick) })),
    ),
  };
};

function extent(values: readonly number[]): readonly [number, number] {
  return values.reduce<readonly [number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

function leadingDigit(value: number): number {
  return Number(value.toExponential(0)[0]);
}
