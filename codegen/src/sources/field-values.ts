// Whether a value may stand in a field, by the registry's schema. The same schema checks the finished file; asking it
// here puts the complaint beside the cell instead of beside the record.
import { Ajv, type ValidateFunction } from "ajv";
import type { FactValue } from "../candidate.js";
import { fieldByPath } from "../schema.js";

const ajv = new Ajv({ strict: false });
const validators = new Map<string, ValidateFunction>();

// A link to another record is a Hub id until `promote` finds that record.
const WRITTEN_AS: Readonly<Record<string, string>> = { replaced_by: "huggingface_id" };

/** Whether the schema lets a field hold a value. */
export function fieldAccepts(path: string, value: FactValue): boolean {
  let validate = validators.get(path);
  if (validate === undefined) {
    const schema = fieldByPath.get(WRITTEN_AS[path] ?? path)?.schema;
    if (schema === undefined) return false;
    validate = ajv.compile(schema);
    validators.set(path, validate);
  }
  return validate(value);
}
