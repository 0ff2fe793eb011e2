// model-id.schema.json: the ids as a JSON Schema that other configuration files can refer to.
import type { EmitContext } from "./context.js";
import { type GeneratedFile, HEADER } from "./file.js";

/** The schema of model ids. */
export function emitIdSchema({ models }: EmitContext): GeneratedFile {
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    $comment: HEADER,
    title: "Model id",
    description: "Id of a model in the registry.",
    type: "string",
    enum: models.map(({ record }) => record.id),
  };
  return { path: "model-id.schema.json", content: `${JSON.stringify(schema, null, 2)}\n` };
}
