// Fields of a record as people read them: their titles, and the groups they stand in.
import type { SiteField } from "@modeldex/codegen";
import type { Locale } from "../messages/locale.js";
import { own } from "./own.js";

// Fields that have no group in the record. All others of the top belong to the identity.
const TOP_GROUPS: Readonly<Record<string, readonly string[]>> = {
  licence: ["open_weights", "license", "license_name", "license_url", "license_raw"],
  lifeCycle: ["status", "deprecated_on", "retired_on", "replaced_by", "reason"],
};

/** Title of a field in the language of the page. */
export function titleOf({ path, title }: Pick<SiteField, "path" | "title">, { m }: Locale): string {
  return own(m.field, path) ?? title;
}

/** Name of the group that a field stands in. */
export function groupOf(path: string): string {
  const dot = path.indexOf(".");
  if (dot >= 0) return path.slice(0, dot);
  return Object.keys(TOP_GROUPS).find((group) => TOP_GROUPS[group]?.includes(path)) ?? "identity";
}

/** Title of a group in the language of the page. */
export function groupTitle(group: string, { m }: Locale): string {
  return own(m.group, group) ?? group;
}
