// Runs filters over a registry. Each condition and each order is worked out once, however many filters use it.
import { getField } from "../field-path.js";
import { compareText } from "../issue.js";
import type { ModelRecord } from "../record.js";
import { earliestDay, highestRating, isReleasedWithin, latestDay, PERIODS, RATINGS, sizeOf } from "./computed.js";
import { latestSnapshot } from "./data-date.js";
import type { Condition, ConditionValue, FactCondition, Filter, FilterOrder, LicenseGroups } from "./filter-file.js";
import { valuesAt } from "./known-values.js";

type Test = (record: ModelRecord) => boolean;

/** Lists the models of filters, from models in the order of their ids. */
export class Selector {
  readonly #models: readonly ModelRecord[];
  readonly #matches = new Map<string, Uint8Array>();
  readonly #orders = new Map<string, Uint32Array>();
  #snapshots: ReadonlyMap<string, string> | undefined;

  constructor(models: readonly ModelRecord[]) {
    this.#models = models;
  }

  /** Positions of the models that a filter lists, in its order. */
  positionsOf({ where, order, limit, licenseGroups }: Filter): number[] {
    const matches = Object.entries(where).map(([key, condition]) => this.#match(key, condition, licenseGroups));
    const positions: number[] = [];
    for (const position of this.#order(order)) {
      if (!matches.every((match) => match[position] === 1)) continue;
      positions.push(position);
      if (positions.length === limit) break;
    }
    return positions;
  }

  #match(key: string, condition: Condition, groups: LicenseGroups): Uint8Array {
    const name = JSON.stringify([key, condition, key === "license_group" ? groups : undefined]);
    let match = this.#matches.get(name);
    if (match === undefined) {
      const test = this.#test(key, condition, groups);
      match = Uint8Array.from(this.#models, (record) => (test(record) ? 1 : 0));
      this.#matches.set(name, match);
    }
    return match;
  }

  #test(key: string, condition: Condition, groups: LicenseGroups): Test {
    switch (key) {
      case "size_category": {
        const sizes = asList(condition);
        return (record) => sizes.includes(sizeOf(record));
      }
      case "license_group": {
        const ids = new Set(asList(condition).flatMap((group) => groups[String(group)] ?? []));
        return (record) => valuesAt(record, "license").some((id) => ids.has(id as string));
      }
      case "max_rating": {
        const limit = RATINGS.indexOf(String(condition));
        return (record) => (highestRating(record) ?? Number.POSITIVE_INFINITY) <= limit;
      }
      case "released_within": {
        const days = PERIODS[String(condition)] ?? 0;
        this.#snapshots ??= snapshotsBySource(this.#models);
        const snapshots = this.#snapshots;
        return (record) => isReleasedWithin(record, days, snapshots.get(record.source));
      }
      default:
        return factTest(key, condition);
    }
  }

  #order(order: FilterOrder | undefined): Uint32Array {
    const name = JSON.stringify(order);
    let positions = this.#orders.get(name);
    if (positions === undefined) {
      positions = Uint32Array.from(order === undefined ? this.#models.keys() : orderedPositions(this.#models, order));
      this.#orders.set(name, positions);
    }
    return positions;
  }
}

function snapshotsBySource(models: readonly ModelRecord[]): ReadonlyMap<string, string> {
  const sources = new Set(models.map(({ source }) => source));
  return new Map(
    [...sources].flatMap((source) => {
      const day = latestSnapshot(models.filter((record) => record.source === source));
      return day === undefined ? [] : [[source, day] as const];
    }),
  );
}

function asList(condition: Condition): readonly ConditionValue[] {
  return Array.isArray(condition) ? condition : [condition as ConditionValue];
}

function factTest(path: string, condition: Condition): Test {
  const isObject = typeof condition === "object" && !Array.isArray(condition);
  const {
    any_of: any,
    all_of: all,
    none_of: none,
    min,
    max,
    known,
  } = (isObject ? condition : { any_of: asList(condition) }) as FactCondition;
  const anySet = any === undefined ? undefined : new Set<unknown>(any);
  const noneSet = none === undefined ? undefined : new Set<unknown>(none);
  return (record) => {
    const values = valuesAt(record, path);
    if (known === false) return values.length === 0;
    if (values.length === 0) return false;
    if (anySet !== undefined && !values.some((value) => anySet.has(value))) return false;
    if (all !== undefined && !all.every((value) => values.includes(value))) return false;
    if (noneSet !== undefined && values.some((value) => noneSet.has(value))) return false;
    return isWithin(values[0], min, max);
  };
}

// A date that is not exact is within bounds where all the days are that it can mean.
function isWithin(value: unknown, min: number | string | undefined, max: number | string | undefined): boolean {
  if (typeof value === "string") {
    if (min !== undefined && earliestDay(value) < earliestDay(String(min))) return false;
    return max === undefined || latestDay(value) <= latestDay(String(max));
  }
  return (
    (min === undefined || (value as number) >= (min as number)) &&
    (max === undefined || (value as number) <= (max as number))
  );
}

function orderedPositions(models: readonly ModelRecord[], { by, direction, unknown }: FilterOrder): number[] {
  const known: { readonly position: number; readonly value: string | number }[] = [];
  const others: number[] = [];
  for (const [position, record] of models.entries()) {
    const value = getField(record, by) as string | number | undefined;
    if (value === undefined) others.push(position);
    else known.push({ position, value });
  }
  const sign = direction === "ascending" ? 1 : -1;
  known.sort((left, right) => sign * compareValues(left.value, right.value) || left.position - right.position);
  const positions = known.map(({ position }) => position);
  return unknown === "leave_out" ? positions : [...positions, ...others];
}

function compareValues(left: string | number, right: string | number): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  return compareText(String(left), String(right));
}
