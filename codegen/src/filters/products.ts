// Products of filters: one for each choice of a name from each axis.
import type { JsonPath } from "../locate.js";
import { nearest } from "../nearest.js";
import type { SettingsFault } from "../settings-file.js";
import type { Conditions, DeclaredFilter, FilterFile, FilterOrder, Product } from "./filter-file.js";

/** One combination, as if it had been declared. */
export interface Combination {
  readonly filter: DeclaredFilter;
  /** Where its product is declared. */
  readonly at: JsonPath;
  readonly leaveOutEmpty: boolean;
}

/** Every combination of a file, and what keeps some from being made. */
export function expandProducts(file: FilterFile): {
  readonly combinations: readonly Combination[];
  readonly faults: readonly SettingsFault[];
} {
  const byName = new Map(file.filters.map((filter) => [filter.name, filter]));
  const taken = new Set(byName.keys());
  const combinations: Combination[] = [];
  const faults: SettingsFault[] = [];
  for (const [index, product] of (file.products ?? []).entries()) {
    const at = ["products", index];
    const wrong = [...checkAxes(product, at, byName), ...checkCount(product, at)];
    faults.push(...wrong, ...checkEmpty(product, at));
    if (wrong.length > 0) continue;
    for (const names of choices(product.axes)) {
      const filter = combine(
        names.map((name) => byName.get(name) as DeclaredFilter),
        product,
      );
      if (typeof filter === "string") faults.push({ at, message: filter, help: "Take one of them off the axes." });
      else if (filter.name.length > MOST_LETTERS) {
        const message = `The name ${JSON.stringify(filter.name)} is longer than ${MOST_LETTERS} letters, which no file can have.`;
        faults.push({ at, message, help: "Give its filters shorter names." });
      } else if (taken.has(filter.name)) {
        const message = `Another filter is called ${JSON.stringify(filter.name)}.`;
        faults.push({ at, message, help: "Let one product, or one filter, make it." });
      } else {
        taken.add(filter.name);
        combinations.push({ filter, at, leaveOutEmpty: product.leave_out_empty === true });
      }
    }
  }
  return { combinations, faults };
}

// With the prefix, a hash and what marks a file that is being written, file systems take no more: 255 bytes.
const MOST_LETTERS = 150;

// A few lines can ask for more combinations than fit into the memory.
const MOST_COMBINATIONS = 10_000;

function checkCount({ axes }: Product, at: JsonPath): SettingsFault[] {
  const count = axes.reduce((product, names) => product * names.length, 1);
  if (count <= MOST_COMBINATIONS) return [];
  const message = `This product has ${count} combinations, and may have ${MOST_COMBINATIONS}.`;
  return [{ at: [...at, "axes"], message, help: "Take names or whole axes away." }];
}

function checkAxes({ axes }: Product, at: JsonPath, byName: ReadonlyMap<string, unknown>): SettingsFault[] {
  return axes.flatMap((names, axis) =>
    names.flatMap((name, place) => {
      if (byName.has(name)) return [];
      const near = nearest(name, [...byName.keys()]);
      const help = near === undefined ? `Use one of ${[...byName.keys()].join(", ")}.` : `Did you mean "${near}"?`;
      return [
        { at: [...at, "axes", axis, place], message: `There is no filter ${JSON.stringify(name)} in this file.`, help },
      ];
    }),
  );
}

function checkEmpty({ leave_out_empty: leftOut, empty_because: reason }: Product, at: JsonPath): SettingsFault[] {
  if (leftOut === undefined || reason === undefined) return [];
  const message = "What is left out where it is empty needs no reason to be empty.";
  return [{ at: [...at, "empty_because"], message, help: 'Keep "leave_out_empty" or "empty_because".' }];
}

function choices(axes: readonly (readonly string[])[]): string[][] {
  return axes.reduce<string[][]>((made, axis) => made.flatMap((names) => axis.map((name) => [...names, name])), [[]]);
}

/** The combination, or why there is none. */
function combine(
  parts: readonly DeclaredFilter[],
  { reason, empty_because: emptyBecause }: Product,
): DeclaredFilter | string {
  const name = parts.map((part) => part.name).join("/");
  const where: Record<string, Conditions[string]> = {};
  for (const part of parts) {
    for (const [key, condition] of Object.entries(part.where ?? {})) {
      if (Object.hasOwn(where, key)) return `In ${JSON.stringify(name)} two filters have a condition on ${key}.`;
      where[key] = condition;
    }
  }
  const orders = parts.flatMap(({ order }): FilterOrder[] => (order === undefined ? [] : [order]));
  const limits = parts.flatMap(({ limit }) => (limit === undefined ? [] : [limit]));
  if (orders.length > 1) return `In ${JSON.stringify(name)} two filters have an order of their own.`;
  if (limits.length > 1) return `In ${JSON.stringify(name)} two filters have a limit.`;
  const [order] = orders;
  const [limit] = limits;
  return {
    name,
    label: parts.map(({ label }) => label).join(", "),
    reason,
    where,
    ...(order === undefined ? {} : { order }),
    ...(limit === undefined ? {} : { limit }),
    ...(emptyBecause === undefined ? {} : { empty_because: emptyBecause }),
  };
}
