// Whether a value is characteristics as the library makes them. What comes out of storage may be of another version, or anything.
import type { CharacteristicName, Evidence, ModelCharacteristics } from "modeldex/characteristics";

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === "string" && value !== "";
const flag: Check = (value) => typeof value === "boolean";
const count: Check = (value) => Number.isSafeInteger(value) && (value as number) > 0;
const countOrZero: Check = (value) => value === 0 || count(value);
const positive: Check = (value) => Number.isFinite(value) && (value as number) > 0;
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    typeof value === "string" && words.includes(value);
const listOf =
  (item: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(item);
const shape =
  (required: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check =>
  (value) =>
    isRecord(value) &&
    Object.entries(required).every(([name, check]) => check(value[name])) &&
    Object.entries(optional).every(([name, check]) => value[name] === undefined || check(value[name]));

const modality = oneOf("text", "image", "audio", "video");

const VALUES: Readonly<Record<CharacteristicName, Check>> = {
  modelType: text,
  architectures: listOf(text),
  family: text,
  contextWindow: count,
  trainedContext: count,
  layers: count,
  hiddenSize: count,
  vocabSize: count,
  heads: count,
  kvHeads: count,
  headSize: count,
  intermediateSize: count,
  experts: count,
  activeExperts: count,
  slidingWindow: count,
  ropeScaling: shape({ type: text }, { factor: positive, originalContext: count }),
  tiedEmbeddings: flag,
  dtype: text,
  quantizationBits: positive,
  quantizationGroupSize: count,
  quantizationMethod: text,
  quantizationFormat: text,
  quantizationTargets: listOf(text),
  quantizationIgnored: listOf(text),
  inputModalities: listOf(modality),
  outputModalities: listOf(modality),
  multimodal: oneOf("none", "vision", "audio", "vision-audio", "video"),
  kvCache: flag,
  cacheLayers: listOf(
    shape(
      {
        kind: oneOf("full", "sliding", "chunked", "latent", "recurrent", "cross"),
        layers: countOrZero,
        valuesPerToken: countOrZero,
      },
      { valuesPerSequence: countOrZero, window: count },
    ),
  ),
  libraries: listOf(text),
  pooling: text,
  parameters: count,
  activeParameters: count,
  embeddingParameters: count,
};

const EVIDENCE = shape({
  from: (value) => typeof value === "string",
  rule: (value) => typeof value === "string",
  how: oneOf("declared", "derived", "default"),
  confidence: oneOf("high", "medium", "low"),
} satisfies Record<keyof Evidence, Check>);

/** Whether a value is characteristics, each of the right type and with its evidence. */
export function isCharacteristics(value: unknown): value is ModelCharacteristics {
  if (!isRecord(value)) return false;
  const { evidence, ...values } = value;
  return (
    isRecord(evidence) &&
    Object.keys(evidence).length === Object.keys(values).length &&
    Object.entries(values).every(
      ([name, one]) =>
        Object.hasOwn(VALUES, name) &&
        VALUES[name as CharacteristicName](one) &&
        Object.hasOwn(evidence, name) &&
        EVIDENCE(evidence[name]),
    )
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
