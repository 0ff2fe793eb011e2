// Small registries with filters, for tests.
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ModelRecord, Registry } from "../../src/record.js";

/** A record with what every type needs. */
export function model(id: string, more: Partial<ModelRecord> = {}): ModelRecord {
  return {
    id,
    type: "llm",
    name: id,
    organization: "org",
    source: "huggingface",
    ...(more.source === undefined ? { huggingface_id: `org/${id}` } : {}),
    ...(more.type === undefined ? { capabilities: { modalities: ["text"] } } : {}),
    ...more,
  };
}

/** A registry of some models. */
export function registryOf(models: readonly ModelRecord[]): Registry {
  return { version: 1, models: [...models] };
}

/** A folder with `registry/models.json` and files of filters, by name; texts are written as they are. */
export async function project(
  models: readonly ModelRecord[],
  files: Readonly<Record<string, unknown>>,
): Promise<{ readonly directory: string; readonly registry: string; readonly out: string }> {
  const directory = await mkdtemp(join(tmpdir(), "modeldex-filters-"));
  const registry = join(directory, "registry");
  await mkdir(join(registry, "filters"), { recursive: true });
  await writeFile(join(registry, "models.json"), `${JSON.stringify(registryOf(models), null, 2)}\n`);
  for (const [name, content] of Object.entries(files)) {
    const text = typeof content === "string" ? content : JSON.stringify(content, null, 2);
    await writeFile(join(registry, "filters", name), text);
  }
  return { directory, registry, out: join(directory, "out") };
}

/** A file of filters with the least of everything else. */
export function filterFile(filters: readonly object[], more: object = {}): object {
  const whole = filters.map((filter, index) => ({ name: `f${index}`, label: "Label", reason: "Reason.", ...filter }));
  return { version: 1, prefix: "my", filters: whole, ...more };
}
