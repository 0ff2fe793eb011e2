// What a row of the list says of a model: a few figures at first sight, and its specs when asked for.
import { type Facts, type ShownFact, showFact } from "../facts/display.js";
import type { Locale } from "../messages/locale.js";
import { modelHref } from "../page.js";
import type { ListModel } from "../registry/list-model.js";

/** Figures of a row, in the order of their columns. */
const FIGURES = ["parameters", "contextLength", "beirAvg", "downloads", "releaseDate"] as const;

/** A figure of a row. */
export type FigureName = (typeof FIGURES)[number];

/** Specs of a row, in their order. */
const SPECS = [
  "contextLength",
  "numHiddenLayers",
  "parameters",
  "activeParameters",
  "numExperts",
  "numExpertsPerToken",
  "embeddingDim",
  "matryoshkaDims",
  "hiddenDim",
  "vocabSize",
  "maxOutputTokens",
  "memoryMb",
  "fileSizeBytes",
  "quantization",
  "architectureType",
  "baseModel",
  "family",
  "modalities",
  "languages",
  "license",
  "beirAvg",
  "downloads",
  "likes",
  "releaseDate",
  "replacedBy",
  "reason",
  "tags",
] as const satisfies readonly (keyof ListModel)[];

/** A fact among the specs of a row. */
export type SpecName = (typeof SPECS)[number];

/** One figure or fact with its label. */
export interface RowFact<Name extends string = string> {
  readonly name: Name;
  readonly label: string;
  readonly text: string;
  readonly href?: string;
}

/** From so many on, languages are counted; the model's page names them. */
const MANY_LANGUAGES = 10;

/** The figures that are known of a model. */
export function shownFigures(model: ListModel, locale: Locale): readonly RowFact<FigureName>[] {
  return FIGURES.filter((name) => model[name] !== undefined).map((name) => {
    const text = name === "beirAvg" ? locale.decimal(model[name] as number, 4) : showOf(name, model, locale).text;
    return { name, label: locale.m.list.figure[name], text };
  });
}

/** The specs that are known of a model. */
export function shownSpecs(model: ListModel, root: string, locale: Locale): readonly RowFact<SpecName>[] {
  return SPECS.filter((name) => model[name] !== undefined).map((name) => {
    const href = name === "replacedBy" ? { href: modelHref(root, model[name] as string) } : {};
    return { name, label: locale.m.list.spec[name], text: specText(name, model, locale), ...href };
  });
}

function specText(name: SpecName, model: ListModel, locale: Locale): string {
  const { m, number } = locale;
  const { text, exact } = showOf(name, model, locale);
  const { languages = [], numHiddenLayers, popularityDate } = model;
  // The label says what is counted.
  if (name === "numHiddenLayers" && numHiddenLayers !== undefined) return number(numHiddenLayers);
  if (name === "languages" && languages.length >= MANY_LANGUAGES) return number(languages.length);
  const isCounted = name === "downloads" || name === "likes";
  const notes = [
    exact,
    name === "beirAvg" ? textIfKnown("beirDatasets", model, locale) : undefined,
    name === "beirAvg" ? textIfKnown("beirBasis", model, locale) : undefined,
    isCounted && popularityDate !== undefined ? m.list.asOf(popularityDate) : undefined,
  ].filter((note) => note !== undefined);
  return notes.length === 0 ? text : `${text} (${notes.join(", ")})`;
}

function showOf(name: keyof ListModel, model: ListModel, locale: Locale): ShownFact {
  return showFact(name, model[name], locale, model as unknown as Facts);
}

function textIfKnown(name: keyof ListModel, model: ListModel, locale: Locale): string | undefined {
  return model[name] === undefined ? undefined : showOf(name, model, locale).text;
}
