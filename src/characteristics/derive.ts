// From a config.json and the files beside it to what can be told of the model.
import { readCacheLayers } from "./cache-layers.js";
import { ConfigBlock } from "./config-block.js";
import { readContext } from "./context.js";
import { byDefault, declared, derived, type Finding } from "./finding.js";
import { type KnownType, readModalities } from "./modalities.js";
import { familyOf, type ModelTypeFacts, modelTypeFacts, typeOfClass } from "./model-types.js";
import { countParameters } from "./parameters.js";
import { readQuantization } from "./quantization.js";
import { readSizeFindings } from "./sizes.js";
import { readSkeleton, type Skeleton } from "./skeleton.js";
import type {
  CharacteristicName,
  CharacteristicsOptions,
  CharacteristicValues,
  Evidence,
  ModelCharacteristics,
} from "./types.js";

type Findings = {
  readonly [Name in CharacteristicName]?: Finding<Exclude<CharacteristicValues[Name], undefined>> | undefined;
};

/**
 * Tells what can be told of a model from its `config.json` as parsed JSON, and from the parsed files beside it. Nothing is guessed: a
 * key that is missing or of the wrong type leaves its value absent, unless the class of the library fills it in, and `evidence` says
 * so. Never throws, whatever the files hold.
 */
export function deriveCharacteristics(config: unknown, options: CharacteristicsOptions = {}): ModelCharacteristics {
  const outermost = ConfigBlock.of(config) ?? new ConfigBlock({});
  const skeleton = readSkeleton(outermost);
  const facts = factsOf(skeleton);
  const sizes = readSizeFindings(skeleton, facts.text);
  const quantization = readQuantization(skeleton, options.quantConfig);
  const counted = countParameters(skeleton, {
    safetensors: options.safetensors,
    packed: packedWeights(quantization),
  });
  const cache = readCacheLayers(skeleton, valuesOf(sizes));
  const findings: Findings = {
    modelType: declared(skeleton.modelType),
    architectures: declared(outermost.texts("architectures")),
    family: readFamily(skeleton),
    ...readContext(skeleton, facts.text),
    ...sizes,
    tiedEmbeddings: readTied(skeleton, facts),
    dtype: readDtype(skeleton),
    ...quantization,
    ...readModalities(skeleton, facts.model),
    kvCache: declared(skeleton.text.flag("use_cache") ?? outermost.flag("use_cache")),
    cacheLayers: cache,
    libraries: readLibraries(outermost, options),
    pooling: readPooling(options.poolingConfig),
  };
  return collect(findings, counted);
}

interface Facts {
  /** About the type of the whole. */
  readonly model: KnownType;
  /** About the type of the text block. */
  readonly text: ModelTypeFacts | undefined;
}

function factsOf({ config, text, isNested, modelType, architectures }: Skeleton): Facts {
  // A class tells the type where the file leaves it out, but not where it says nonsense.
  const name =
    modelType?.value ?? (config.says("model_type") ? undefined : architectures.map(typeOfClass).find(Boolean));
  const facts = name === undefined ? undefined : modelTypeFacts(name);
  const model = { name, facts };
  if (!isNested) return { model, text: facts };
  const stated = text.text("model_type")?.value;
  if (stated === undefined && text.says("model_type")) return { model, text: undefined };
  const inner = stated ?? facts?.text;
  return { model, text: inner === undefined ? undefined : modelTypeFacts(inner) };
}

function readFamily({ modelType, architectures }: Skeleton): Finding<string> | undefined {
  const found = familyOf(modelType?.value, architectures);
  return found === undefined ? undefined : derived(found.family, found.from, found.rule, found.confidence);
}

const TIED_KEYS = ["tie_word_embeddings", "tie_embedding", "tie_weights_"];

function readTied({ config, text }: Skeleton, facts: Facts): Finding<boolean> | undefined {
  for (const block of [text, config]) {
    const key = TIED_KEYS.find((name) => block.has(name));
    if (key !== undefined) return declared(block.flag(key));
  }
  const tied = facts.text?.tied ?? facts.model.facts?.tied;
  return tied === undefined
    ? undefined
    : byDefault(tied, `${text.path}model_type`, "class default of tie_word_embeddings", "medium");
}

const DTYPE = /^(?:b?float(?:16|32|64)|float(?:8|4)_\w+|u?int(?:8|16|32))$/;

function readDtype({ config, text }: Skeleton): Finding<string> | undefined {
  for (const block of [config, text]) {
    const key = ["dtype", "torch_dtype"].find((name) => block.says(name));
    if (key === undefined) continue;
    const read = block.text(key);
    const value = read?.value.replace(/^torch\./, "");
    return read === undefined || value === undefined || !DTYPE.test(value) ? undefined : declared({ ...read, value });
  }
  return undefined;
}

function readLibraries(
  config: ConfigBlock,
  { poolingConfig }: CharacteristicsOptions,
): Finding<readonly string[]> | undefined {
  const hints = [
    ["transformers", ["transformers_version", "auto_map"].find((key) => config.says(key))],
    ["transformers.js", config.says("transformers.js_config") ? "transformers.js_config" : undefined],
    ["mlx", config.block("quantization") === undefined ? undefined : "quantization"],
    ["diffusers", ["_diffusers_version", "_class_name"].find((key) => config.says(key))],
    ["sentence-transformers", poolingOf(poolingConfig) === undefined ? undefined : "1_Pooling/config.json"],
  ] as const;
  const found = hints.filter(([, key]) => key !== undefined);
  if (found.length === 0) return undefined;
  return derived(
    found.map(([name]) => name),
    found.map(([, key]) => key).join(", "),
    "keys that these libraries write",
    "medium",
  );
}

// The switches of sentence-transformers and our names for them, as in models.json.
const POOLING = {
  pooling_mode_mean_tokens: "mean",
  pooling_mode_cls_token: "cls",
  pooling_mode_max_tokens: "max",
  pooling_mode_lasttoken: "last_token",
  pooling_mode_weightedmean_tokens: "weighted_mean",
} as const;

function poolingOf(poolingConfig: unknown): ConfigBlock | undefined {
  const block = ConfigBlock.of(poolingConfig, "1_Pooling/config.json: ");
  return block !== undefined && Object.keys(POOLING).some((key) => block.flag(key) !== undefined) ? block : undefined;
}

// Two at once are joined end to end; that has no name.
function readPooling(poolingConfig: unknown): Finding<string> | undefined {
  const block = poolingOf(poolingConfig);
  const on = Object.entries(POOLING).filter(([key]) => block?.flag(key)?.value === true);
  const [only] = on;
  if (only === undefined || on.length > 1 || block?.flag("pooling_mode_mean_sqrt_len_tokens")?.value === true)
    return undefined;
  const [key, value] = only;
  return { value, evidence: { from: `1_Pooling/config.json: ${key}`, rule: key, how: "declared", confidence: "high" } };
}

function packedWeights({
  quantizationMethod: method,
  quantizationBits: bits,
  quantizationGroupSize: groupSize,
  quantizationFormat: format,
}: ReturnType<typeof readQuantization>) {
  return {
    ...(method === undefined ? {} : { method: method.value }),
    ...(bits === undefined ? {} : { bits: bits.value }),
    ...(groupSize === undefined ? {} : { groupSize: groupSize.value }),
    ...(format === undefined ? {} : { format: format.value }),
  };
}

function valuesOf(findings: Readonly<Record<string, Finding<number> | undefined>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(findings).flatMap(([name, finding]) => (finding === undefined ? [] : [[name, finding.value]])),
  );
}

function collect(findings: Findings, counted: ReturnType<typeof countParameters>): ModelCharacteristics {
  const found = Object.entries(findings).flatMap(([name, finding]) =>
    finding === undefined ? [] : [[name, finding] as const],
  );
  const values: CharacteristicValues = {
    ...Object.fromEntries(found.map(([name, { value }]) => [name, value])),
    ...counted.values,
  };
  const evidence: Partial<Record<CharacteristicName, Evidence>> = {
    ...Object.fromEntries(found.map(([name, finding]) => [name, finding.evidence])),
    ...counted.evidence,
  };
  return { ...values, evidence };
}
