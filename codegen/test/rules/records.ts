// Small registries for the tests of rules: a sound record to change, and what validation says of the result.
import { validateRegistry } from "../../src/validate.js";

type Fields = Record<string, unknown>;

/** A sound record with some fields changed; `undefined` takes one out. */
export function record(changes: Fields = {}): Fields {
  const sound = {
    id: "some-model",
    type: "dense",
    name: "Some Model",
    source: "other",
    organization: "some",
    specs: { embedding_dim: 768 },
    capabilities: { modalities: ["text"] },
  };
  return Object.fromEntries(Object.entries({ ...sound, ...changes }).filter(([, value]) => value !== undefined));
}

/** What validation says of a registry, as `code path: message help`, in order of place. */
export function findings(models: readonly Fields[], rest: Fields = {}): string[] {
  const text = JSON.stringify({ version: 1, ...rest, models }, null, 2);
  return validateRegistry(text, "models.json").issues.map(
    ({ code, path = "", message, help = "" }) => `${code} ${path}: ${message} | ${help}`,
  );
}
