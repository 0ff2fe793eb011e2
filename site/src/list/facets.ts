// The filters of the list: which choices a model falls under, and which bounds its numbers are held to.
import { badgesFor } from "modeldex/characteristics";
import { languageRanges, licenseTerms, sizeCategory } from "modeldex/runtime";
import type { ListModel } from "../registry/list-model.js";
import { QUANTIZATION_CHOICES, quantizationChoices } from "./facet-quantization.js";
import type { Filters } from "./state.js";

/** Choice for models whose fact no source states. */
export const UNKNOWN = "unknown";

/** Filters with choices, by their names in the address. */
export type ChoiceName =
  | "type"
  | "architecture"
  | "capabilities"
  | "quantization"
  | "language"
  | "license"
  | "organization"
  | "size_category"
  | "matryoshka"
  | "status";

/** Filters with a number, by their names in the address. */
export type NumberName = "min_context_length" | "min_embedding_dim" | "max_embedding_dim";

/** Name of a filter in the address. */
export type FilterName = ChoiceName | NumberName;

/** A filter with choices: a model meets it where it falls under one of those that are chosen. */
export interface Facet {
  readonly name: ChoiceName;
  /** Choices that are there whatever the registry holds, in their order. */
  readonly fixed: readonly string[];
  /** Whether only one can be chosen. */
  readonly isSingle: boolean;
  /** Choices that a model falls under; none where its fact is unknown. */
  readonly choicesOf: (model: ListModel) => readonly string[];
}

/** A filter with a number: a model meets it where its field is known and within the bound. */
export interface Bound {
  readonly name: NumberName;
  readonly field: "contextLength" | "embeddingDim";
  readonly side: "min" | "max";
}

const facet = (
  name: ChoiceName,
  choicesOf: Facet["choicesOf"],
  { fixed = [], isSingle = false }: Partial<Pick<Facet, "fixed" | "isSingle">> = {},
): Facet => ({ name, choicesOf, fixed, isSingle });

/** All filters with choices. */
export const FACETS: readonly Facet[] = [
  facet("type", ({ type }) => [type]),
  facet("architecture", (model) => [architectureOf(model)]),
  facet("capabilities", capabilitiesOf, { fixed: ["text-only", "multimodal"], isSingle: true }),
  facet("quantization", ({ quantization = [] }) => quantization.flatMap(quantizationChoices), {
    fixed: QUANTIZATION_CHOICES,
  }),
  facet("language", ({ languages = [] }) => languages.flatMap(languageRanges)),
  facet("license", ({ license }) => (license === undefined ? [UNKNOWN] : licenseTerms(license))),
  facet("organization", ({ organization }) => [organization]),
  facet("size_category", ({ parameters }) => [sizeCategory(parameters)], {
    fixed: ["small", "medium", "large", UNKNOWN],
  }),
  facet("matryoshka", ({ matryoshkaDims }) => (matryoshkaDims === undefined ? [] : ["yes"]), { fixed: ["yes"] }),
  facet("status", ({ status = "active" }) => [status], { fixed: ["active", "deprecated", "retired"] }),
];

/** The filter with choices that has a name. */
export function facetOf(name: string): Facet | undefined {
  return FACETS.find((facet) => facet.name === name);
}

/** All filters with a number. */
export const BOUNDS: readonly Bound[] = [
  { name: "min_context_length", field: "contextLength", side: "min" },
  { name: "min_embedding_dim", field: "embeddingDim", side: "min" },
  { name: "max_embedding_dim", field: "embeddingDim", side: "max" },
];

/** Names of all filters, in the order in which they are written. */
export const FILTER_NAMES: readonly FilterName[] = [...FACETS, ...BOUNDS].map(({ name }) => name);

/** Context lengths that are offered as choices. */
export const CONTEXT_LENGTHS: readonly number[] = [4096, 8192, 32768, 131072, 1000000];

// Badges are made of all facts, and many models share those that count here.
const architectures = new Map<string, string>();
const capabilities = new Map<string, readonly string[]>();

function architectureOf(model: ListModel): string {
  const key = JSON.stringify([model.architectureType, model.family, model.baseModel]);
  let architecture = architectures.get(key);
  if (architecture === undefined) {
    const label = badgesFor(model).find(({ kind }) => kind === "architecture")?.label;
    architecture = label === undefined || label === "Unknown" ? UNKNOWN : label;
    architectures.set(key, architecture);
  }
  return architecture;
}

// Multimodal as the badge has it: takes images, sound or video. A model of time series is neither.
function capabilitiesOf({ modalities = [] }: ListModel): readonly string[] {
  const key = modalities.join();
  let choices = capabilities.get(key);
  if (choices === undefined) {
    const isMultimodal = badgesFor({ modalities }).some(({ kind }) => kind === "multimodal");
    choices = isMultimodal ? ["multimodal"] : key === "text" ? ["text-only"] : [];
    capabilities.set(key, choices);
  }
  return choices;
}

/** Whether a model is within a bound. */
export function isWithin(model: ListModel, { field, side }: Bound, limit: number): boolean {
  const value = model[field];
  return value !== undefined && (side === "min" ? value >= limit : value <= limit);
}

/** Filters with other values for one of them; without it where there are none. */
export function withFilter(filters: Filters, name: FilterName, values: readonly string[]): Filters {
  const { [name]: _, ...others } = filters;
  return values.length === 0 ? others : { ...others, [name]: values };
}
