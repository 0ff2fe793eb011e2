// The order of trust (registry/trust.json): which source decides a field when sources disagree. Text in, typed rules or
// issues out.
import trustSchema from "../../registry/trust.schema.json" with { type: "json" };
import { isPage } from "./candidate.js";
import { fieldByPath } from "./schema.js";
import { compileSettingsSchema, type ParsedSettings, parseSettings, type SettingsFault } from "./settings-file.js";

/** How one field, or fields that only make sense together, are decided. */
export interface TrustRule {
  readonly fields: readonly string[];
  /** The fields come from one source; sources are compared by the first. */
  readonly together?: boolean;
  /** Sources, most trusted first; `page` stands for pages. Without an order, disagreement stays open. */
  readonly order?: readonly string[];
  /** Sources that count only where another one says exactly the same. */
  readonly weak?: readonly string[];
  /** Sources that count only where no other one says anything. */
  readonly last_resort?: readonly string[];
  /** Largest relative difference between numbers over which the order decides; further apart, the field stays open. */
  readonly tolerance?: number;
  /** Among several, the one with the latest date in this field decides. */
  readonly latest_by?: string;
  /** Why, for the reader of the file. */
  readonly reason: string;
}

/** The whole order of trust. */
export interface Trust {
  /** For fields without a rule. */
  readonly default: TrustRule;
  readonly rules: readonly TrustRule[];
}

interface TrustFile {
  readonly default: Omit<TrustRule, "fields">;
  readonly rules: readonly TrustRule[];
}

const validate = compileSettingsSchema<TrustFile>(trustSchema);

/** Checks the text of the trust file. */
export function parseTrust(text: string, file: string): ParsedSettings<Trust> {
  const schemaPath = "registry/trust.schema.json";
  const { value, issues } = parseSettings(text, file, { code: "trust", schemaPath, validate, check: checkTrust });
  return value === undefined ? { issues } : { value: { ...value, default: { ...value.default, fields: [] } }, issues };
}

function checkTrust({ rules }: TrustFile): SettingsFault[] {
  const seen = new Set<string>();
  return rules.flatMap((rule, index) =>
    rule.fields.flatMap((field, place) => {
      const at = ["rules", index, "fields", place];
      const faults: SettingsFault[] = [];
      if (!fieldByPath.has(field)) {
        faults.push({ at, message: `There is no field "${field}".`, help: "Use a field path of models.schema.json." });
      }
      if (seen.has(field)) faults.push({ at, message: `Two rules decide ${field}.`, help: "Keep one of them." });
      seen.add(field);
      return faults;
    }),
  );
}

/**
 * For a registry without an order of trust: agreement is enough, disagreement stays open. Fields that mean nothing alone
 * come from one source even so.
 */
export const BUILT_IN_TRUST: Trust = {
  default: { fields: [], reason: "Without an order of trust nothing decides between sources." },
  rules: [
    {
      fields: ["license", "license_name", "license_url", "license_raw"],
      together: true,
      reason: "One statement about one licence.",
    },
    { fields: ["replaced_by", "status", "reason"], together: true, reason: "One statement about the life cycle." },
    {
      fields: ["popularity.downloads", "popularity.likes", "popularity.date"],
      together: true,
      latest_by: "popularity.date",
      reason: "One snapshot of one day; the latest. Figures of different days are never mixed.",
    },
  ],
};

/** The rule that decides a field; the default where it has none of its own. */
export function ruleFor(field: string, trust: Trust): TrustRule {
  return trust.rules.find(({ fields }) => fields.includes(field)) ?? trust.default;
}

/** All fields that are decided together with a field, itself among them. */
export function fieldsDecidedWith(field: string, trust: Trust): readonly string[] {
  const { fields, together } = ruleFor(field, trust);
  return together === true ? fields : [field];
}

/** Place of a source in a rule's order; sources that are not in it come last, all together. */
export function rankOf(source: string, rule: TrustRule): number {
  const rank = rule.order?.indexOf(isPage(source) ? "page" : source) ?? -1;
  return rank === -1 ? Number.POSITIVE_INFINITY : rank;
}
