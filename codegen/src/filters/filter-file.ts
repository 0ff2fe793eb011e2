// A file of filters (registry/filters/*.json): text in, checked filters with their products or issues out.
import type { ValidateFunction } from "ajv";
import filtersSchema from "../../../registry/filters/filters.schema.json" with { type: "json" };
import type { JsonPath } from "../locate.js";
import { compileSettingsSchema, type ParsedSettings, parseSettings, type SettingsFault } from "../settings-file.js";
import { checkConditions, checkLicenseGroups, checkOrder } from "./check-conditions.js";
import type { KnownValues } from "./known-values.js";
import { expandProducts } from "./products.js";

/** A single value of a condition. */
export type ConditionValue = string | number | boolean;

/** What one fact must be. */
export interface FactCondition {
  readonly any_of?: readonly ConditionValue[];
  readonly all_of?: readonly ConditionValue[];
  readonly none_of?: readonly ConditionValue[];
  readonly min?: number | string;
  readonly max?: number | string;
  readonly known?: boolean;
}

/** As the file has it: a value or a list is short for `any_of`. */
export type Condition = ConditionValue | readonly ConditionValue[] | FactCondition;

/** Conditions by field path, or by name of what is computed. */
export type Conditions = Readonly<Record<string, Condition>>;

/** By which fact a list is ordered. */
export interface FilterOrder {
  readonly by: string;
  readonly direction: "ascending" | "descending";
  readonly unknown?: "last" | "leave_out";
}

/** Names of groups of licences, with their SPDX ids. */
export type LicenseGroups = Readonly<Record<string, readonly string[]>>;

/** A filter as the file declares it. */
export interface DeclaredFilter {
  readonly name: string;
  readonly label: string;
  readonly reason: string;
  readonly where?: Conditions;
  readonly order?: FilterOrder;
  readonly limit?: number;
  readonly empty_because?: string;
}

/** Combinations of filters. */
export interface Product {
  readonly axes: readonly (readonly string[])[];
  readonly reason: string;
  readonly leave_out_empty?: true;
  readonly empty_because?: string;
}

/** The whole file. */
export interface FilterFile {
  readonly prefix: string;
  readonly where?: Conditions;
  readonly order?: FilterOrder;
  readonly license_groups?: LicenseGroups;
  readonly filters: readonly DeclaredFilter[];
  readonly products?: readonly Product[];
}

/** A filter ready to be run. */
export interface Filter {
  /** With the prefix: `hf-filter/small`. */
  readonly name: string;
  readonly label: string;
  readonly reason: string;
  readonly where: Conditions;
  readonly order: FilterOrder | undefined;
  readonly limit: number | undefined;
  readonly licenseGroups: LicenseGroups;
  /** Where it is declared. */
  readonly at: JsonPath;
  /** Whether it leaves no trace where it lists nothing. */
  readonly leaveOutEmpty: boolean;
}

let validate: ValidateFunction<FilterFile> | undefined;

/** Checks the text of a file of filters against its form and against the values that the registry has. */
export function parseFilters(text: string, file: string, known: KnownValues): ParsedSettings<FilterFile> {
  // Most commands never see these files.
  validate ??= compileSettingsSchema<FilterFile>(filtersSchema);
  return parseSettings(text, file, {
    code: "filters",
    schemaPath: "registry/filters/filters.schema.json",
    validate,
    check: (value) => checkFile(value, known),
  });
}

function checkFile(file: FilterFile, known: KnownValues): SettingsFault[] {
  const groups = file.license_groups ?? {};
  const faults = [
    ...checkLicenseGroups(groups),
    ...checkConditions(file.where ?? {}, ["where"], groups, known),
    ...checkOrder(file.order, ["order"]),
    ...file.filters.flatMap((filter, index) => [
      ...checkConditions(
        filter.where ?? {},
        ["filters", index, "where"],
        groups,
        emptyIsFine(filter) ? undefined : known,
      ),
      ...checkOrder(filter.order, ["filters", index, "order"]),
      ...checkOverlap(file.where, filter.where, ["filters", index, "where"]),
    ]),
  ];
  // Without sound filters there is nothing to combine.
  return faults.length > 0 ? faults : [...checkNames(file), ...expandProducts(file).faults];
}

// What is empty on purpose may ask for what is not there yet.
function emptyIsFine({ empty_because: reason }: DeclaredFilter): boolean {
  return reason !== undefined;
}

function checkOverlap(base: Conditions | undefined, own: Conditions | undefined, at: JsonPath): SettingsFault[] {
  return Object.keys(own ?? {}).flatMap((key) =>
    base !== undefined && Object.hasOwn(base, key)
      ? [{ at: [...at, key], message: `The whole file has a condition on ${key}.`, help: "Remove one of them." }]
      : [],
  );
}

function checkNames({ filters }: FilterFile): SettingsFault[] {
  const seen = new Set<string>();
  return filters.flatMap(({ name }, index) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const at = ["filters", index, "name"];
    return [{ at, message: `Two filters are called ${JSON.stringify(name)}.`, help: "Rename or remove one of them." }];
  });
}

/** All filters of a checked file, products too, in the order of the file. */
export function listFilters(file: FilterFile): Filter[] {
  const whole = (filter: DeclaredFilter, at: JsonPath, leaveOutEmpty: boolean): Filter => ({
    name: `${file.prefix}/${filter.name}`,
    label: filter.label,
    reason: filter.reason,
    where: { ...file.where, ...filter.where },
    order: filter.order ?? file.order,
    limit: filter.limit,
    licenseGroups: file.license_groups ?? {},
    at,
    leaveOutEmpty,
  });
  return [
    ...file.filters.map((filter, index) => whole(filter, ["filters", index], false)),
    ...expandProducts(file).combinations.map(({ filter, at, leaveOutEmpty }) => whole(filter, at, leaveOutEmpty)),
  ];
}
