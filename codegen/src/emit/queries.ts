// queries.ts: typed one-liners over the hand-written runtime; a bug in a query is mended there, not here.
import type { EmitContext } from "./context.js";
import { type GeneratedFile, HEADER } from "./file.js";

/** The module of all queries. */
export function emitQueries({ runtime }: EmitContext): GeneratedFile {
  return { path: "queries.ts", content: `// ${HEADER}\n${imports(runtime)}\n${QUERIES}` };
}

function imports(runtime: string): string {
  return `import {
  findModels,
  type ModelConfigOptions,
  ModelIndex,
  type ModelConfig as ModelSettings,
  type ModelQuery as Query,
  modelConfig,
  suggestIds,
} from ${JSON.stringify(runtime)};
import { MODEL_REGISTRY, type ModelById } from "./registry.js";
import type { Model, ModelAlias, ModelId, ModelInfo, ModelOfType, ModelType, ModelWith } from "./types.js";
`;
}

const QUERIES = `let index: ModelIndex<Model> | undefined;
let byId: ReadonlyMap<string, Model> | undefined;
let byHuggingFaceId: ReadonlyMap<string, Model> | undefined;

function modelIndex(): ModelIndex<Model> {
  index ??= new ModelIndex(MODEL_REGISTRY);
  return index;
}

/**
 * The model with this id or alias. Ids are case-sensitive.
 *
 * A literal id gives that model's exact type, a literal that is no id does not compile, and for a plain \`string\` the
 * result may be undefined.
 */
export function getModel<Id extends string>(id: CheckedId<Id>): FoundModel<Id>;
export function getModel(id: string): Model | undefined {
  byId ??= modelIndex().byId();
  return byId.get(id);
}

/** The model published under this Hugging Face id, with the Hub's capitals; where several revisions are, the first by id. */
export function getModelByHuggingFaceId(huggingfaceId: string): Model | undefined {
  byHuggingFaceId ??= modelIndex().byHuggingFaceId();
  return byHuggingFaceId.get(huggingfaceId);
}

/** All models of a type, by id. */
export function modelsByType<Type extends ModelType>(type: Type): readonly ModelOfType[Type][] {
  return modelIndex().ofType(type) as readonly ModelOfType[Type][];
}

/** All models of an organization, by id. Ignores case. */
export function modelsByOrganization(organization: string): readonly Model[] {
  return modelIndex().ofOrganization(organization);
}

/** All models of a family, by id. Ignores case. */
export function modelsByFamily(family: string): readonly Model[] {
  return modelIndex().ofFamily(family);
}

/** All models for a language, by id. \`"en"\` also finds \`en-GB\`; \`"en-GB"\` does not find \`en\`. */
export function modelsByLanguage(language: string): readonly ModelWith<"languages">[] {
  return modelIndex().ofLanguage(language) as readonly ModelWith<"languages">[];
}

/** All models under an SPDX licence, alone or within an expression, by id. Ignores case. */
export function modelsByLicense(license: string): readonly ModelWith<"license">[] {
  return modelIndex().ofLicense(license) as readonly ModelWith<"license">[];
}

/** All models that take this kind of input, by id. */
export function modelsByModality(modality: NonNullable<ModelInfo["modalities"]>[number]): readonly ModelWith<"modalities">[] {
  return modelIndex().ofModality(modality) as readonly ModelWith<"modalities">[];
}

/** All models published in a number format such as \`"int8"\`, by themselves or as a variant, by id. */
export function modelsByQuantization(quantization: string): readonly Model[] {
  return modelIndex().ofQuantization(quantization);
}

/** All models that use the tokenizer of this one or were adapted from it, by id; a registry id or a Hub id. */
export function modelsByDependency(dependency: ModelId | (string & {})): readonly Model[] {
  return modelIndex().dependingOn(dependency);
}

/** All models whose default embedding has at most this many dimensions, by id. */
export function modelsByMaxEmbeddingDim(max: number): readonly ModelWith<"embeddingDim">[] {
  return modelIndex().upToEmbeddingDim(max) as readonly ModelWith<"embeddingDim">[];
}

/** All models whose embeddings may be cut, by id. */
export function modelsWithMatryoshka(): readonly ModelWith<"embeddingDim" | "matryoshkaDims">[] {
  return modelIndex().withMatryoshka() as readonly ModelWith<"embeddingDim" | "matryoshkaDims">[];
}

/** Conditions for \`queryModels\`; all that are given must hold. */
export interface ModelQuery<Type extends ModelType = ModelType> extends Query {
  readonly type?: Type;
}

/** All models that meet every condition, by id. A model whose fact is unknown never meets a condition on it. */
export function queryModels<Type extends ModelType = ModelType>(query: ModelQuery<Type>): readonly ModelOfType[Type][] {
  return findModels(modelIndex(), query) as readonly ModelOfType[Type][];
}

/** Up to \`limit\` registry ids that resemble a text, best first: "did you mean". */
export function suggestModelIds(text: string, limit = 5): ModelId[] {
  const ids = MODEL_REGISTRY.map((model) => model.id);
  return suggestIds(ids, text, limit) as ModelId[];
}

/** What an inference library needs to run one model. */
export type ModelConfig = ModelSettings;

/** The dimensions that a model's embeddings can have. */
export type SupportedDimensions<Entry> = Entry extends { readonly matryoshkaDims: readonly (infer Dimension)[] }
  ? Dimension
  : Entry extends { readonly embeddingDim: infer Dimension }
    ? Dimension
    : never;

/** A literal dimension must be supported; a plain \`number\`, or one for a plain \`string\`, is checked at run time. */
interface CheckedOptions<Id extends string, Dimension extends number> {
  readonly dimensions?: CheckedDimension<Id, Dimension>;
}

type CheckedDimension<Id extends string, Dimension extends number> = number extends Dimension
  ? Dimension
  : [Id] extends [KnownId]
    ? Dimension extends SupportedDimensions<ModelById[Id]>
      ? Dimension
      : SupportedDimensions<ModelById[Id]>
    : Dimension;

/**
 * Settings of the model with this id or alias: Hub id, revision, dimensions, maximum length, pooling, prefixes.
 *
 * @throws RangeError for an unknown id, with ids that resemble it, and for dimensions the model does not support, with
 * those it does.
 */
function fromRegistry<Id extends string, Dimension extends number = number>(
  id: CheckedId<Id>,
  options?: CheckedOptions<Id, Dimension>,
): ModelConfig;
// Compared with anything closer than an object, the options would have to be worked out for every id at once.
function fromRegistry(id: string, options?: object): ModelConfig {
  const model = getModel(id);
  if (model === undefined) throw new RangeError(unknownModel(id));
  return modelConfig(model, options as ModelConfigOptions | undefined);
}

/** Settings for inference libraries, taken from the registry. */
export const ModelConfig: { readonly fromRegistry: typeof fromRegistry } = { fromRegistry };

function unknownModel(id: string): string {
  const near = suggestModelIds(id, 3);
  const hint = near.length === 0 ? "" : \` Did you mean \${near.map((known) => JSON.stringify(known)).join(" or ")}?\`;
  return \`Unknown model id \${JSON.stringify(id)}.\${hint}\`;
}

type KnownId = ModelId | ModelAlias;

/** What \`getModel\` returns: the exact model for literals, any model for any id, perhaps none for other text. */
type FoundModel<Id extends string> = string extends Id
  ? Model | undefined
  : ModelId extends Id
    ? Model
    : [Id] extends [KnownId]
      ? ModelById[Id]
      : Model | undefined;

/**
 * The text itself where it is an id or could be one at run time. A literal that is no id becomes the ids nearest to it, so
 * that the compiler's message says what to write instead. None of this is evaluated for text that is fine.
 */
type CheckedId<Id extends string> = string extends Id ? Id : NoInfer<[Id] extends [KnownId] ? Id : CheckedMember<Id>>;

type CheckedMember<Id extends string> = Id extends KnownId ? Id : IsPattern<Id> extends true ? Id : NearIds<Lowercase<Id>>;

/** Whether a type is open, such as the one of \`bge-\${size}\`: as a key it asks for nothing. */
type IsPattern<Text extends string> = {} extends { [Key in Text]: unknown[] } ? true : false;

/** Ids that begin like a text or contain its first word; an organisation in front does not count. */
type NearIds<Text extends string> = Text extends \`\${string}/\${infer Name}\`
  ? NearIds<Name>
  : Text extends \`\${infer Word}-\${infer Next}-\${string}\`
    ? FirstLike<[\`\${Word}-\${Next}\${string}\`, ...WordPatterns<Word>]>
    : Text extends \`\${infer Word}-\${string}\`
      ? FirstLike<WordPatterns<Word>>
      : FirstLike<WordPatterns<Text>>;

type WordPatterns<Word extends string> = [
  \`\${Word}\${string}\`,
  \`\${string}\${Word}\${string}\`,
  Word extends \`\${infer First}\${string}\` ? \`\${First}\${string}\` : string,
];

/** The ids that match the first pattern which any id matches; all ids where none does. */
type FirstLike<Patterns extends readonly string[]> = Patterns extends readonly [
  infer Pattern extends string,
  ...infer Rest extends readonly string[],
]
  ? [IdsLike<Pattern>] extends [never]
    ? FirstLike<Rest>
    : IdsLike<Pattern>
  : ModelId;

// As keys, because messages would show an alias such as Extract<...> by its name instead of the ids.
type IdsLike<Pattern extends string> = keyof { [Id in ModelId as Extract<Id, Pattern>]: Id };
`;
