// What all emitters share about one registry: models by id, grouped by type, with their names.
import type { DisagreementsRecord } from "../disagreements.js";
import { compareText } from "../issue.js";
import { constantName, typeListName, typeName, typeVariant } from "../naming.js";
import type { ModelRecord, Registry, SourceRecord } from "../record.js";

/** A model and the name of its constant. */
export interface NamedModel {
  readonly record: ModelRecord;
  readonly constant: string;
}

/** All models of one type and the names made from it. */
export interface TypeGroup {
  readonly type: string;
  /** `ColbertModel` */
  readonly interfaceName: string;
  /** `ColbertModelId` */
  readonly idType: string;
  /** `Colbert` */
  readonly variant: string;
  /** `COLBERT_MODELS` */
  readonly listName: string;
  /** Name under which other modules see the type's constants: `ColbertConstants`. */
  readonly namespace: string;
  /** Path of the type's module below the output directory, without ending: `models/colbert`. */
  readonly module: string;
  readonly models: readonly NamedModel[];
}

/** A registry prepared for emitting. */
export interface EmitContext {
  /** By id. */
  readonly models: readonly NamedModel[];
  /** By type. */
  readonly groups: readonly TypeGroup[];
  readonly sources?: Readonly<Record<string, SourceRecord>>;
  /** What is on record about disagreements between sources, where a record is kept. */
  readonly disagreements?: DisagreementsRecord;
  /** Where generated modules import the runtime from, relative to the output directory or as a package. */
  readonly runtime: string;
}

/** Sorts and names everything once. Independent of the order of the file. */
export function emitContext(registry: Registry, runtime: string, disagreements?: DisagreementsRecord): EmitContext {
  const models = [...registry.models]
    .sort((left, right) => compareText(left.id, right.id))
    .map((record) => ({ record, constant: constantName(record) }));
  const types = [...new Set(models.map(({ record }) => record.type))].sort(compareText);
  const groups = types.map((type) => ({
    type,
    interfaceName: typeName(type),
    idType: `${typeName(type)}Id`,
    variant: typeVariant(type),
    listName: typeListName(type),
    namespace: `${typeVariant(type)}Constants`,
    module: `models/${type}`,
    models: models.filter(({ record }) => record.type === type),
  }));
  return {
    models,
    groups,
    runtime,
    ...(registry.sources === undefined ? {} : { sources: registry.sources }),
    ...(disagreements === undefined ? {} : { disagreements }),
  };
}
