// A new, empty registry of one's own, with the schema beside it for editors.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { displayPath } from "./files.js";
import { formatRegistry } from "./layout.js";
import { REGISTRY_FILE } from "./registry.js";
import { registrySchema } from "./schema.js";

/** The directory already holds a registry. */
export class RegistryExistsError extends Error {
  override readonly name = "RegistryExistsError";
}

/**
 * Writes `models.json` without models and `models.schema.json` into a directory. Returns the paths written.
 *
 * @throws RegistryExistsError where there is a registry already; it is left as it is.
 */
export async function initRegistry(directory: string): Promise<string[]> {
  await mkdir(directory, { recursive: true });
  const registry = join(directory, REGISTRY_FILE);
  const schema = join(directory, "models.schema.json");
  const text = formatRegistry({ $schema: "./models.schema.json", version: 1, models: [] });
  await writeFile(registry, text, { flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST")
      throw new RegistryExistsError(`${displayPath(registry)} exists already; nothing was changed.`);
    throw error;
  });
  await writeFile(schema, `${JSON.stringify(registrySchema, null, 2)}\n`);
  return [registry, schema];
}
