// What a model's page shows, worked out once.
import type { SiteInput, SiteModel } from "@modeldex/codegen";
import { type ShownFact, showFact } from "../facts/display.js";
import { titleOf } from "../facts/fields.js";
import { type SizableSource, sizableModel } from "../memory/sizable.js";
import type { Locale } from "../messages/locale.js";
import { type FactGroup, factGroups, unstatedFields } from "./fact-groups.js";
import { linkToModel, type ModelLink, type Referrers, type Relations } from "./relations.js";
import { type Snippet, snippetsFor } from "./snippets.js";

/** A model's page. */
export interface ModelView {
  readonly model: SiteModel;
  /** Pages of the model elsewhere. */
  readonly links: readonly { readonly text: string; readonly href: string }[];
  /** What is looked for first. */
  readonly figures: readonly { readonly title: string; readonly shown: ShownFact }[];
  /** The model to use in place of one that was given up. */
  readonly replacement?: ModelLink;
  readonly groups: readonly FactGroup[];
  /** Titles of important fields that nobody states. */
  readonly unstated: readonly string[];
  readonly snippets: readonly Snippet[];
  readonly referrers: Referrers;
  readonly sizable?: SizableSource;
  /** What the parts of the page that need JavaScript are made from. */
  readonly islands: Readonly<Record<string, unknown>>;
}

const FIGURES: readonly string[] = [
  ...["parameters", "activeParameters", "contextLength", "embeddingDim", "baseModel", "fileSizeBytes"],
  ...["license", "beirAvg", "downloads", "releaseDate"],
];
const MOST_FIGURES = 6;

/** Works out a model's page. */
export function modelView(model: SiteModel, input: SiteInput, relations: Relations, locale: Locale): ModelView {
  const { record, facts } = model;
  const { replaced_by: replacedBy } = record;
  const sizable = sizableModel(model);
  return {
    model,
    links: linksOf(facts, locale),
    figures: figuresOf(model, input, locale),
    ...(replacedBy === undefined ? {} : { replacement: replacementOf(replacedBy, relations) }),
    groups: factGroups(model, input, relations, locale),
    unstated: unstatedFields(record, facts, input.fields, locale),
    snippets: snippetsFor(model, input.settings.package),
    referrers: relations.referrersOf(record.id),
    ...(sizable === undefined ? {} : { sizable }),
    islands: sizable === undefined ? {} : { memory: sizable.model },
  };
}

function linksOf(facts: SiteModel["facts"], locale: Locale): ModelView["links"] {
  return (["huggingfaceId", "civitaiId", "openrouterId"] as const).flatMap((name) => {
    const value = facts[name];
    const { href } = value === undefined ? {} : showFact(name, value, locale, facts);
    return href === undefined ? [] : [{ text: locale.m.model.sourceLink[name], href }];
  });
}

function figuresOf({ facts }: SiteModel, { fields }: SiteInput, locale: Locale): ModelView["figures"] {
  return FIGURES.flatMap((name) => {
    const value = facts[name];
    const field = fields.find((candidate) => candidate.name === name);
    if (value === undefined || field === undefined) return [];
    return [{ title: titleOf(field, locale), shown: showFact(name, value, locale, facts) }];
  }).slice(0, MOST_FIGURES);
}

function replacementOf(reference: string, relations: Relations): ModelLink {
  const link = linkToModel(reference, relations, "../");
  return { ...link, name: relations.find(reference)?.name ?? reference };
}
