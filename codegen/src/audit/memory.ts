import { type Audited, modelAudit, question } from "./audit.js";
import { show } from "./evidence.js";
import { about, factor, roundingOf } from "./quantities.js";

/** Memory and files hold the parameters at a width that weights have. */
export const memory = modelAudit(
  { code: "memory", description: "Memory is 2 or 4 bytes for each parameter, less where weights are quantised." },
  function* (model) {
    const { specs = {}, files } = model.record;
    const { parameters, memory_mb: megabytes, embedding_parameters: table = 0 } = specs;
    if (parameters === undefined) return;
    const leeway = 1 + Math.max(LEEWAY, roundingOf(parameters));
    if (megabytes !== undefined) {
      const bytes = megabytes * MEGABYTE;
      const widths = isQuantised(model) ? QUANTISED : PLAIN;
      const fits = widths.some(([narrow, wide]) => {
        // An output layer that shares the table is counted once in one source and twice in another.
        const most = (parameters + table) * wide * leeway + MEGABYTE;
        return bytes >= (parameters * narrow) / leeway - MEGABYTE && bytes <= most;
      });
      if (!fits) {
        const message = `${show(model, "specs.memory_mb")} is ${factor(bytes / parameters)} bytes for each of ${show(model, "specs.parameters")}`;
        const help = `At 2 bytes it would be ${about(bytes / 2)} parameters, at 4 bytes ${about(bytes / 4)}: one of the two figures is rounded or another model's.`;
        yield question(model, "specs.memory_mb", message, help);
      }
    }
    const size = files?.size_bytes;
    // A file may be one of several, so only too much is telling.
    if (size !== undefined && size > (parameters + table) * WIDEST * leeway) {
      const message = `${show(model, "files.size_bytes")} is ${factor(size / parameters)} bytes for each of ${show(model, "specs.parameters")}`;
      yield question(model, "files.size_bytes", message, "Weights take 4 bytes at most: one of the two is wrong.");
    }
  },
);

const MEGABYTE = 1_048_576;
const WIDEST = 4;
const PLAIN = [
  [2, 2],
  [4, WIDEST],
] as const;
// Tables and norms often keep their width when the layers are packed, so anything between is possible.
const QUANTISED = [[0.125, WIDEST]] as const;

// Sources leave out buffers and heads.
const LEEWAY = 0.1;

const WIDE_FORMATS: ReadonlySet<string> = new Set(["fp32", "fp16", "bf16"]);

function isQuantised({ record }: Audited): boolean {
  const { id, name, huggingface_id: hub = "", capabilities } = record;
  if ((capabilities?.quantization ?? []).some((format) => !WIDE_FORMATS.has(format))) return true;
  return [id, name, hub].some((text) => QUANTISED_NAME.test(text));
}

const QUANTISED_NAME =
  /(?:^|[-_./])(?:u?int[1-8]|[nm]?[xv]?fp[48]|nf4|[1-8]-?bit|i?q[2-8](?:_\w+)?|w\da\d+|awq|gptq|gguf|bnb|exl[23]|quanti[sz]ed|ternary|binary)(?:$|[-_.])/i;
