// filters.ts: the names of all filters, and the models that each lists, found without looking at any other.
import type { RegistryFilters } from "../filters/read-filters.js";
import type { EmitContext } from "./context.js";
import { type GeneratedFile, HEADER } from "./file.js";
import { emitKey, emitObject, emitValue } from "./text.js";

/** The module of filters. */
export function emitFilters({ groups, runtime }: EmitContext, { lists }: RegistryFilters): GeneratedFile {
  const interfaces = new Map(groups.map(({ type, interfaceName }) => [type, interfaceName]));
  const shown = lists.map(({ filter, positions }) => {
    const { type } = filter.where;
    const types = typeof type === "string" ? [type] : Array.isArray(type) ? type : undefined;
    const models = types?.flatMap((name) => interfaces.get(String(name)) ?? []) ?? ["Model"];
    return { filter, positions, models };
  });
  const used = [...new Set(["Model", ...shown.flatMap(({ models }) => models)])].sort();
  const names = shown.map(({ filter }) => `\n  | ${emitValue(filter.name)}`).join("") || " never";
  const types = shown.map(
    ({ filter, models }) => `  readonly ${emitKey(filter.name)}: ${models.join(" | ") || "never"};\n`,
  );
  const infos = shown.map(({ filter: { name, label, reason }, positions }) => {
    const entries = Object.entries({ filter: name, label, reason, count: positions.length });
    return `  ${emitObject(entries.map(([key, value]) => [key, emitValue(value)]))},\n`;
  });
  const positions = shown.map(({ filter, positions }) => `  ${emitKey(filter.name)}: [${positions.join(", ")}],\n`);
  const content = `// ${HEADER}
import { FilterIndex } from ${JSON.stringify(runtime)};
import { MODEL_REGISTRY } from "./registry.js";
import type { ${used.join(", ")} } from "./types.js";

/** Name of a filter. */
export type FilterName =${names};

/** What kind of model each filter lists. */
export interface ModelOfFilter {
${types.join("")}}

/** A filter, without its models. */
export interface FilterInfo {
  /** Its name. */
  readonly filter: FilterName;
  /** What a page shows. */
  readonly label: string;
  /** Why it exists. */
  readonly reason: string;
  /** How many models it lists. */
  readonly count: number;
}

/** Every filter, by name. */
export const FILTERS: readonly FilterInfo[] = [
${infos.join("")}];

const POSITIONS: { readonly [Name in FilterName]: readonly number[] } = {
${positions.join("")}};

let index: FilterIndex<Model> | undefined;

function filterIndex(): FilterIndex<Model> {
  index ??= new FilterIndex(MODEL_REGISTRY, POSITIONS);
  return index;
}

/**
 * The models that a filter lists, in its order.
 *
 * @throws RangeError for a name that no filter has.
 */
export function modelsByFilter<Name extends FilterName>(filter: Name): readonly ModelOfFilter[Name][] {
  return filterIndex().of(filter) as readonly ModelOfFilter[Name][];
}

/** Whether a text, such as one from an address, is the name of a filter. */
export function isFilterName(text: string): text is FilterName {
  return filterIndex().has(text);
}
`;
  return { path: "filters.ts", content };
}
