// What a visitor asked of the charts. All of it stands in the address, so that it can be kept, sent and gone back to.
import type { InvalidPart } from "../address.js";
import { type ChartModel, contextPoints, dataSetNumbers, withScores } from "./points.js";

/** What can be asked for. */
export interface ChartChoices {
  /** Types of models that the charts or their tables hold, in the order of the alphabet. */
  readonly types: readonly string[];
  /** Numbers of BEIR data sets, the most frequent first. */
  readonly dataSets: readonly number[];
}

/** What a visitor asked for. */
export interface ChartState {
  /** Chosen types; none chosen shows all. */
  readonly types: readonly string[];
  /** Chosen number of BEIR data sets; absent for the most frequent. */
  readonly dataSets?: number;
  /** What the address says and cannot be followed, in its order. */
  readonly invalid: readonly InvalidPart[];
}

/** What everybody sees first. */
export const DEFAULT_STATE: ChartState = { types: [], invalid: [] };

/** What can be asked for of these models. */
export function chartChoices(models: readonly ChartModel[]): ChartChoices {
  const shown = [...withScores(models), ...contextPoints(models).map(({ model }) => model)];
  return { types: [...new Set(shown.map(({ type }) => type))].sort(), dataSets: dataSetNumbers(models) };
}

/** Reads the part of an address behind `?`. */
export function readState(search: string, choices: ChartChoices): ChartState {
  const types: string[] = [];
  const invalid: InvalidPart[] = [];
  let dataSets: number | undefined;
  for (const [name, value] of new URLSearchParams(search)) {
    const number = choices.dataSets.find((known) => String(known) === value);
    if (name === "type" && choices.types.includes(value)) {
      if (!types.includes(value)) types.push(value);
    } else if (name === "beir_datasets" && number !== undefined && (dataSets ?? number) === number) {
      dataSets = number;
    } else {
      invalid.push({ name, value });
    }
  }
  return { types, ...(dataSets === undefined ? {} : { dataSets }), invalid };
}

/** Writes the part of an address behind `?`, without it; empty for what everybody sees first. Keeps invalid parts. */
export function writeState({ types, dataSets, invalid }: ChartState): string {
  const params = new URLSearchParams(types.map((type): [string, string] => ["type", type]));
  if (dataSets !== undefined) params.append("beir_datasets", String(dataSets));
  for (const { name, value } of invalid) params.append(name, value);
  return params.toString();
}

/** The models of the chosen types. */
export function selectModels(models: readonly ChartModel[], { types }: ChartState): readonly ChartModel[] {
  return types.length === 0 ? models : models.filter(({ type }) => types.includes(type));
}
