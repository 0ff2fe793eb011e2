// What the memory of a model is estimated from: its config.json where the registry keeps it, else its facts.
import type { SiteModel } from "@modeldex/codegen";
import { deriveCharacteristics } from "modeldex/characteristics";
import type { SizableModel } from "modeldex/sizing";
import { linkTo } from "../facts/display.js";

/** A model to estimate memory for, and where its values come from. */
export interface SizableSource {
  readonly model: SizableModel;
  /** The config.json that was read; absent where only facts of the registry are used. */
  readonly config?: {
    /** Address of the file. */
    readonly source: string;
    readonly href?: string;
    /** How the file differs from the model's own. */
    readonly form?: string;
  };
  /** Where the number of parameters comes from. */
  readonly parametersFrom: "registry" | "config" | "unknown";
}

// Types that read or write text.
const TEXT_TYPES: ReadonlySet<string> = new Set([
  ...["colbert", "dense", "llm", "reranker", "sparse", "unified", "vision-retriever", "vlm"],
]);

// Of characteristics, what estimates read.
const NAMES = [
  ...(["modelType", "contextWindow", "layers", "hiddenSize", "vocabSize", "heads", "kvHeads", "headSize"] as const),
  ...(["intermediateSize", "tiedEmbeddings", "dtype", "quantizationBits", "quantizationGroupSize"] as const),
  ...(["quantizationMethod", "quantizationFormat", "quantizationIgnored", "kvCache", "cacheLayers"] as const),
  ...(["parameters", "embeddingParameters"] as const),
];

/** What is known for an estimate; undefined for models without text, and where neither parameters nor a config are known. */
export function sizableModel({
  record,
  facts,
  config,
}: Pick<SiteModel, "record" | "facts" | "config">): SizableSource | undefined {
  if (!TEXT_TYPES.has(record.type)) return undefined;
  const declared = fromFacts(facts);
  if (config === undefined) {
    return declared.parameters === undefined ? undefined : { model: declared, parametersFrom: "registry" };
  }
  const derived = fromConfig(config.config, config.quant_config);
  const { source, form } = config;
  // Sources count the packed words of quantised weights. Otherwise the page shows one number of parameters, the registry's.
  const isQuantized = derived.quantizationMethod !== undefined || derived.quantizationBits !== undefined;
  const isCounted = derived.parameters !== undefined && (isQuantized || declared.parameters === undefined);
  const parameters = isCounted ? derived.parameters : declared.parameters;
  return {
    model: { ...derived, ...(parameters === undefined ? {} : { parameters }) },
    config: { source, ...linkTo(source), ...(form === undefined ? {} : { form }) },
    parametersFrom: parameters === undefined ? "unknown" : isCounted ? "config" : "registry",
  };
}

function fromConfig(config: unknown, quantConfig: unknown): SizableModel {
  const derived = deriveCharacteristics(config, quantConfig === undefined ? {} : { quantConfig });
  const entries = NAMES.map((name) => [name, derived[name]] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

// Facts say nothing of what single layers keep, so that of models that generate the cache stays unknown.
const FACTS: Readonly<Partial<Record<keyof SizableModel, string>>> = {
  modelType: "architectureType",
  parameters: "parameters",
  embeddingParameters: "embeddingParameters",
  layers: "numHiddenLayers",
  hiddenSize: "hiddenDim",
  vocabSize: "vocabSize",
  heads: "numAttentionHeads",
  kvHeads: "numKeyValueHeads",
  contextWindow: "contextLength",
};

function fromFacts(facts: SiteModel["facts"]): SizableModel {
  const entries = Object.entries(FACTS).map(([name, fact]) => [name, facts[fact]] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
