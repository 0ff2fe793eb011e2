// Two states of a registry into one: models by id, sources by key, records field by field. Pure.
import { isDeepStrictEqual } from "node:util";
import { getField } from "../field-path.js";
import type { JsonPath } from "../locate.js";
import type { ModelRecord, Registry } from "../record.js";
import { type Contradiction, mergeValues, UNKNOWN_BASE } from "./values.js";

/** What merging two registries led to. */
export interface RegistryMerge {
  /** Of no use where there are contradictions. */
  readonly registry: Registry;
  /** Paths name a model by its id: `["models", "bge-m3", "specs", "embedding_dim"]`. */
  readonly contradictions: readonly Contradiction[];
  /** Number of models that only our side has. */
  readonly onlyOurs: number;
  /** Number of models that only their side has. */
  readonly onlyTheirs: number;
  /** Number of models that the sides have in different states. */
  readonly different: number;
}

/**
 * Merges two registries whose models have ids, each its own. Without a base, a model that only one side has was added
 * there: ids are never deleted. With one, it may have been removed on the other side, which counts unless it was changed
 * here at the same time.
 */
export function mergeRegistries(ours: Registry, theirs: Registry, base: Registry | undefined): RegistryMerge {
  const contradictions: Contradiction[] = [];
  const states = {
    base: base === undefined ? UNKNOWN_BASE : withModelsById(base),
    ours: withModelsById(ours),
    theirs: withModelsById(theirs),
  };
  const onContradiction = (found: Contradiction) => contradictions.push(found);
  const merged = mergeValues(states, [], { isWhole, onContradiction }) as RegistryById;
  const models = Object.values(merged.models);

  const [ourModels, theirModels] = [modelsById(ours), modelsById(theirs)];
  const faulty = new Set(contradictions.map(({ path }) => path[1]));
  let different = 0;
  for (const record of models) {
    const [left, right] = [ourModels.get(record.id), theirModels.get(record.id)];
    if (left === undefined || right === undefined || isDeepStrictEqual(left, right)) continue;
    different++;
    if (!faulty.has(record.id)) contradictions.push(...findTornFacts(record, left, right));
  }
  return {
    registry: { ...merged, models },
    contradictions,
    onlyOurs: models.filter(({ id }) => !theirModels.has(id)).length,
    onlyTheirs: models.filter(({ id }) => !ourModels.has(id)).length,
    different,
  };
}

// Sources and provenance are statements, a popularity is a count of one day: halves of two are neither.
function isWhole(path: JsonPath): boolean {
  const [root, , group] = path;
  if (root === "sources") return path.length === 2;
  return path.length === (group === "provenance" ? 4 : 3) && (group === "provenance" || group === "popularity");
}

// A value that one side corrected, beside a provenance from which the other side read another value, would be a false
// statement that no check can see.
function findTornFacts(record: ModelRecord, ours: ModelRecord, theirs: ModelRecord): Contradiction[] {
  return Object.keys(record.provenance ?? {}).flatMap((field) => {
    const [fact, left, right] = [factOf(record, field), factOf(ours, field), factOf(theirs, field)];
    if (isDeepStrictEqual(fact, left) || isDeepStrictEqual(fact, right)) return [];
    return [{ path: ["models", record.id, ...field.split(".")], ours: left, theirs: right }];
  });
}

function factOf(record: ModelRecord, field: string): object {
  return { value: getField(record, field), ...getOwn(record.provenance, field) };
}

function getOwn<Value>(values: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return Object.hasOwn(values ?? {}, key) ? values?.[key] : undefined;
}

type RegistryById = Omit<Registry, "models"> & { readonly models: Readonly<Record<string, ModelRecord>> };

function withModelsById(registry: Registry): RegistryById {
  return { ...registry, models: Object.fromEntries(modelsById(registry)) };
}

function modelsById({ models }: Registry): Map<string, ModelRecord> {
  return new Map(models.map((record) => [record.id, record]));
}
