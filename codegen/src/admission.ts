// The admission rule (registry/admission.json): which facts a new model needs to enter the registry. Text in, a checked
// rule or issues out.
import admissionSchema from "../../registry/admission.schema.json" with { type: "json" };
import { fieldByPath } from "./schema.js";
import { compileSettingsSchema, type ParsedSettings, parseSettings, type SettingsFault } from "./settings-file.js";

/** A fact that a model must have: any value of a field, or a number of at least so much. */
export type Need = string | { readonly field: string; readonly at_least: number };

/** What a model must have to enter, per type; each item is a list of facts of which one suffices. `*` is for all types. */
export type Admission = Readonly<Record<string, readonly (readonly Need[])[]>>;

type AdmissionFile = Admission & { readonly $schema?: string };

const validate = compileSettingsSchema<AdmissionFile>(admissionSchema);

/** Checks the text of the admission file. */
export function parseAdmission(text: string, file: string): ParsedSettings<Admission> {
  const schemaPath = "registry/admission.schema.json";
  const { value, issues } = parseSettings(text, file, {
    code: "admission",
    schemaPath,
    validate,
    check: checkAdmission,
  });
  if (value === undefined) return { issues };
  const { $schema: _, ...needs } = value;
  return { value: needs, issues };
}

function checkAdmission({ $schema: _, ...needs }: AdmissionFile): SettingsFault[] {
  return Object.entries(needs).flatMap(([type, choices]) =>
    choices.flatMap((choice, index) =>
      choice.flatMap((need, place) => {
        const field = fieldOf(need);
        if (fieldByPath.has(field)) return [];
        const help = "Use a field path of models.schema.json, such as specs.parameters.";
        return [{ at: [type, index, place], message: `There is no field "${field}".`, help }];
      }),
    ),
  );
}

/** Whether a value of the field is all that a need asks for. */
export function meetsNeed(value: unknown, need: Need): boolean {
  if (typeof need === "string") return value !== undefined;
  return typeof value === "number" && value >= need.at_least;
}

/** A need in words, such as `popularity.downloads of at least 10000`. */
export function describeNeed(need: Need): string {
  return typeof need === "string" ? need : `${need.field} of at least ${need.at_least}`;
}

/** The field that a need speaks of. */
export function fieldOf(need: Need): string {
  return typeof need === "string" ? need : need.field;
}
