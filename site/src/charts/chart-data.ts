// The two charts: what each draws, and its words.
import { formatParameters } from "modeldex/runtime";
import { wordOf } from "../facts/display.js";
import type { Locale } from "../messages/locale.js";
import { compareSigns } from "../registry/sort.js";
import { parameterAxis, scoreAxis, timeAxis, tokenAxis } from "./axes.js";
import { frequencies } from "./frequencies.js";
import { frontierBasis, risingPoints, scoreFrontier } from "./frontier.js";
import { DENSE } from "./marks.js";
import type { ChartData } from "./plot.js";
import { type ChartModel, type ChartPoint, contextPoints, scorePoints, withScores } from "./points.js";
import { type ChartState, selectModels } from "./state.js";

/** Which chart. */
export type ChartName = "scores" | "contexts";

/** A chart with everything that is said of it. */
export interface Chart extends ChartData {
  readonly name: ChartName;
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  /** Who is drawn, and who is not. */
  readonly coverage: readonly string[];
  /** What the line is; absent where there is none. */
  readonly lineText?: string;
  /** What is to be seen, for those who do not see it. */
  readonly description: string;
  /** Models of the table. */
  readonly rows: readonly ChartModel[];
}

/** BEIR average against parameters, for averages over one number of data sets. */
export function scoreChart(
  models: readonly ChartModel[],
  state: ChartState,
  dataSets: number | undefined,
  locale: Locale,
): Chart {
  const { m, number, decimal, pointed, count } = locale;
  const texts = m.charts.scores;
  const selected = selectModels(models, state);
  const rows = withScores(selected);
  const points = scorePoints(selected, dataSets);
  const line = scoreFrontier(points);
  const basis = frontierBasis(points);
  const sets = dataSets === undefined ? undefined : count(dataSets, m.unit.dataSets);
  const others = rows.filter(({ beirDatasets, parameters }) => beirDatasets !== dataSets && parameters !== undefined);
  const lineText = basis === undefined ? undefined : texts.line(wordOf(basis, locale));
  const frontier = line.map(({ model, x, y }) =>
    texts.linePoint(model.name, pointed(formatParameters(x)), decimal(y, 4)),
  );
  return {
    name: "scores",
    title: texts.title,
    xTitle: texts.xTitle,
    yTitle: sets === undefined ? texts.yTitleUnknown : texts.yTitle(sets),
    points,
    line,
    makeX: parameterAxis,
    makeY: scoreAxis,
    coverage: [
      texts.coverage(number(points.length), coverageTotal(selected, state, locale), sets ?? ""),
      ...(others.length === 0 ? [] : [texts.others(count(others.length, m.charts.models))]),
      ...denseText(points, locale),
    ],
    ...(lineText === undefined ? {} : { lineText }),
    description: texts.describe(count(points.length, m.charts.models), sets ?? "", lineText ?? "", frontier.join("; ")),
    rows,
  };
}

/** Context length against release date. */
export function contextChart(models: readonly ChartModel[], state: ChartState, locale: Locale): Chart {
  const { m, number, count } = locale;
  const texts = m.charts.contexts;
  const selected = selectModels(models, state);
  const points = contextPoints(selected);
  const line = risingPoints(points);
  const records = line.map(({ model, y }) =>
    texts.linePoint(model.name, model.releaseDate ?? "", count(y, m.unit.tokens)),
  );
  return {
    name: "contexts",
    title: texts.title,
    xTitle: texts.xTitle,
    yTitle: texts.yTitle,
    points,
    line,
    makeX: timeAxis,
    makeY: tokenAxis,
    coverage: [
      texts.coverage(number(points.length), coverageTotal(selected, state, locale)),
      texts.dates,
      ...denseText(points, locale),
    ],
    lineText: texts.line,
    description: texts.describe(count(points.length, m.charts.models), texts.line, records.join("; ")),
    rows: points.map(({ model }) => model),
  };
}

function denseText(points: readonly ChartPoint[], { m }: Locale): readonly string[] {
  return points.length > DENSE ? [m.charts.dense] : [];
}

function coverageTotal(selected: readonly ChartModel[], { types }: ChartState, { m, count }: Locale): string {
  return count(selected.length, types.length === 0 ? m.charts.allModels : m.charts.chosenModels);
}

/** Types of points, the most frequent first, with how many there are. */
export function typeCounts(points: readonly ChartPoint[]): readonly (readonly [type: string, count: number])[] {
  return frequencies(
    points.map(({ model }) => model.type),
    compareSigns,
  );
}
