// What the charts draw: models with both facts of a chart, as points.
import type { ListModel } from "../registry/list-model.js";
import { placeDate } from "./dates.js";
import { frequencies } from "./frequencies.js";

/** What the charts read of a model. */
export type ChartModel = Pick<
  ListModel,
  | "id"
  | "name"
  | "organization"
  | "type"
  | "parameters"
  | "contextLength"
  | "releaseDate"
  | "beirAvg"
  | "beirDatasets"
  | "beirBasis"
>;

/** A model in a chart. */
export interface ChartPoint {
  readonly model: ChartModel;
  readonly x: number;
  readonly y: number;
  /** Whether its mark is filled; else it is outlined. */
  readonly filled: boolean;
}

/** The basis whose marks are filled. */
export const FILLED_BASIS = "measured";

/** Models with a BEIR average, whatever it was taken over. */
export function withScores(models: readonly ChartModel[]): readonly ChartModel[] {
  return models.filter(({ beirAvg }) => beirAvg !== undefined);
}

/** Numbers of data sets that averages of models with known parameters were taken over, the most frequent first. */
export function dataSetNumbers(models: readonly ChartModel[]): readonly number[] {
  const stated = withScores(models)
    .filter(({ parameters }) => parameters !== undefined)
    .map(({ beirDatasets }) => beirDatasets)
    .filter((number) => number !== undefined);
  return frequencies(stated, (left, right) => right - left).map(([number]) => number);
}

/** BEIR average against parameters, for averages over one number of data sets: others cannot be compared with them. */
export function scorePoints(models: readonly ChartModel[], dataSets: number | undefined): readonly ChartPoint[] {
  return models.flatMap((model) => {
    const { parameters, beirAvg, beirDatasets, beirBasis } = model;
    if (parameters === undefined || beirAvg === undefined || beirDatasets !== dataSets) return [];
    return [{ model, x: parameters, y: beirAvg, filled: beirBasis === FILLED_BASIS }];
  });
}

/** Context length against release date. Contexts of time series are counted in time steps and have no place among tokens. */
export function contextPoints(models: readonly ChartModel[]): readonly ChartPoint[] {
  return models.flatMap((model) => {
    const { type, contextLength, releaseDate } = model;
    if (type === "timeseries" || contextLength === undefined || releaseDate === undefined) return [];
    return [{ model, x: placeDate(releaseDate), y: contextLength, filled: true }];
  });
}
