// The admission rule (registry/admission.json): which facts a new model needs to enter the registry. Text in, a checked
// rule or issues out.
import admissionSchema from "../../registry/admission.schema.json" with { type: "json" };
import { fieldByPath } from "./schema.js";
import { compileSettingsSchema, type ParsedSettings, parseSettings, type SettingsFault } from "./settings-file.js";

/** Facts a model must have to enter, per type; each item is a list of fields of which one suffices. `*` is for all types. */
export type Admission = Readonly<Record<string, readonly (readonly string[])[]>>;

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
      choice.flatMap((field, place) => {
        if (fieldByPath.has(field)) return [];
        const help = "Use a field path of models.schema.json, such as specs.parameters.";
        return [{ at: [type, index, place], message: `There is no field "${field}".`, help }];
      }),
    ),
  );
}
