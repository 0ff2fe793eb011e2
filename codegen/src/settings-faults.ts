// Errors of a schema validator in, faults for people out.
import type { ErrorObject } from "ajv";
import type { JsonPath } from "./locate.js";
import type { SettingsFault } from "./settings-file.js";

// Branches that did not fit say nothing to a person; the fault beside them does.
const BRANCH_KEYWORDS = new Set(["anyOf", "oneOf", "allOf", "if"]);

/** What a settings file has against its schema. */
export function listSchemaFaults(errors: readonly ErrorObject[], schemaPath: string): SettingsFault[] {
  const telling = withoutOtherBranches(errors).filter((error) => !isBranch(error));
  const told = telling.length > 0 ? telling : errors;
  const types = typesByPlace(told);
  const help = `${schemaPath} says what belongs there.`;
  return told.flatMap((error) => {
    if (error.keyword !== "type") return [{ at: pathOf(error), message: describe(error), help }];
    // Each branch has a type of its own; that a value has none of them is one fault.
    const wanted = types.get(error.instancePath);
    types.delete(error.instancePath);
    if (wanted === undefined) return [];
    return [{ at: pathOf(error), message: `${placeOf(error)} is not of the right type (${wanted.join(", ")}).`, help }];
  });
}

function isBranch({ keyword }: ErrorObject): boolean {
  return BRANCH_KEYWORDS.has(keyword);
}

// A value that fits one branch but for a detail is not of a wrong type, though the other branches say so.
function withoutOtherBranches(errors: readonly ErrorObject[]): ErrorObject[] {
  const branched = new Set(errors.filter(isBranch).map(({ instancePath }) => instancePath));
  const detailed = new Set<string>();
  for (const error of errors) {
    if (isBranch(error)) continue;
    const { keyword, instancePath } = error;
    if (keyword !== "type") detailed.add(instancePath);
    for (let end = instancePath.lastIndexOf("/"); end > 0; end = instancePath.lastIndexOf("/", end - 1)) {
      detailed.add(instancePath.slice(0, end));
    }
  }
  return errors.filter(
    ({ keyword, instancePath }) => keyword !== "type" || !branched.has(instancePath) || !detailed.has(instancePath),
  );
}

function typesByPlace(errors: readonly ErrorObject[]): Map<string, string[]> {
  const types = new Map<string, string[]>();
  for (const { keyword, instancePath, params } of errors) {
    if (keyword !== "type") continue;
    const wanted = [params.type].flat().map(String);
    types.set(instancePath, [...new Set([...(types.get(instancePath) ?? []), ...wanted])]);
  }
  return types;
}

function pathOf({ instancePath }: ErrorObject): JsonPath {
  const steps = instancePath.split("/").slice(1);
  return steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step.replaceAll("~1", "/").replaceAll("~0", "~")));
}

function placeOf(error: ErrorObject): string {
  return error.instancePath === "" ? "The file" : `"${pathOf(error).join(".")}"`;
}

function describe(error: ErrorObject): string {
  const { keyword, params } = error;
  const place = placeOf(error);
  if (keyword === "required") return `${place} has no "${params.missingProperty}".`;
  if (keyword === "additionalProperties") return `${place} has an unknown key "${params.additionalProperty}".`;
  if (keyword === "enum") return `${place} is none of ${(params.allowedValues as unknown[]).join(", ")}.`;
  return `${place} does not have the right form.`;
}
