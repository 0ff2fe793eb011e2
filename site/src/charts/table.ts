// The tables behind the charts: their columns and their order. A model whose fact is not known comes last, whichever way it goes.
import { showFact, wordOf } from "../facts/display.js";
import type { Locale } from "../messages/locale.js";
import { sortByKey } from "../registry/sort.js";
import type { ChartName } from "./chart-data.js";
import { placeDate } from "./dates.js";
import type { ChartModel } from "./points.js";

/** Columns, by the fact that they show. */
export type ColumnName = Exclude<keyof ChartModel, "id" | "organization">;

/** An order of a table. */
export interface TableSort {
  readonly column: ColumnName;
  readonly descending: boolean;
}

/** Columns of the table behind each chart. */
export const TABLE_COLUMNS: Readonly<Record<ChartName, readonly ColumnName[]>> = {
  scores: ["name", "type", "parameters", "beirAvg", "beirDatasets", "beirBasis"],
  contexts: ["name", "type", "contextLength", "releaseDate"],
};

/** Columns of numbers, which stand at the right and first go from the greatest down. */
export const NUMBER_COLUMNS: readonly ColumnName[] = ["parameters", "beirAvg", "beirDatasets", "contextLength"];

/** Orders that people see first: the best, and the newest. */
export const TABLE_SORTS: Readonly<Record<ChartName, TableSort>> = {
  scores: { column: "beirAvg", descending: true },
  contexts: { column: "releaseDate", descending: true },
};

/** The order after the button of a column was pressed. */
export function nextSort(sort: TableSort, column: ColumnName): TableSort {
  if (sort.column === column) return { column, descending: !sort.descending };
  return { column, descending: NUMBER_COLUMNS.includes(column) || column === "releaseDate" };
}

/** Models in an order, those that are equal by id. */
export function sortRows(models: readonly ChartModel[], sort: TableSort, locale: Locale): readonly ChartModel[] {
  return sortByKey(models, (model) => sortKey(model, sort.column), sort.descending, locale.compare);
}

function sortKey(model: ChartModel, column: ColumnName): string | number | undefined {
  if (column !== "releaseDate") return model[column];
  return model.releaseDate === undefined ? undefined : placeDate(model.releaseDate);
}

/** A fact as it stands in a table: exact, with its unit. */
export function cellText(model: ChartModel, column: ColumnName, locale: Locale): string {
  const { m, count } = locale;
  const value = model[column];
  if (value === undefined) return m.charts.unknown;
  if (column === "parameters") return count(Number(value), m.charts.parameters);
  if (column === "type" || column === "beirBasis") return wordOf(String(value), locale);
  return column === "name" ? model.name : showFact(column, value, locale, { type: model.type }).text;
}
