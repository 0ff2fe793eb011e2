// modeldex inspect
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Command, Option } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { readConfig } from "../config.js";
import { RequestError } from "../http/request-error.js";
import type { HttpSettings } from "../http/types.js";
import type { Inspection } from "../inspect.js";
import { REGISTRY_FILE } from "../registry.js";
import { visible } from "../report/index.js";
import { UsageError } from "../usage-error.js";
import { EXIT, flagFor, type Register } from "./command.js";

/** `modeldex inspect`: from the files of a model to its characteristics. */
export const inspectCommand: Register = (program, finish) => {
  describe(program.command("inspect <model>")).action(async (model: string, flags: InspectFlags) => {
    finish(await inspect(model, flags));
  });
};

function describe(command: Command): Command {
  return command
    .description("Tell what the files of a model say: a config.json, a folder that holds one, or an id of the Hub.")
    .option("--json", "Print JSON and nothing else.")
    .option("--explain", "Say of each value which key and rule it comes from, and how sure it is.")
    .addOption(new Option("--as-record", 'Print a record for "modeldex add --record".').conflicts(["json", "explain"]))
    .option("--offline", "Ask nobody: read files, the Hugging Face cache and stored answers only.")
    .option("--registry <dir>", "Registry whose store of answers is used, and whose ingestion.json says how to ask.")
    .addHelpText("after", EXAMPLE);
}

const EXAMPLE = `
Example:
  $ modeldex inspect BAAI/bge-m3
  $ modeldex inspect ./my-model --explain
  $ modeldex inspect BAAI/bge-m3 --as-record > record.json

A model of the Hub is looked for in the cache of its own client first (HF_HUB_CACHE, HF_HOME), then at HF_ENDPOINT, with the
token of HF_TOKEN. What a file does not say is left out, or shown as Unknown. Exit codes: 1 a file is broken, 2 wrong use,
3 the Hub does not give the model.`;

interface InspectFlags {
  readonly json?: boolean;
  readonly explain?: boolean;
  readonly asRecord?: boolean;
  readonly offline?: boolean;
  readonly registry?: string;
}

async function inspect(model: string, flags: InspectFlags): Promise<number> {
  const [{ inspectModel }, { ModelFileError }] = await Promise.all([
    import("../inspect.js"),
    import("../inspect/model-file.js"),
  ]);
  try {
    const inspection = await inspectModel(model, {
      ...(await readStore(flags)),
      offline: flags.offline === true,
      environment: process.env,
      userAgent: `modeldex/${packageJson.version} (+${packageJson.homepage})`,
    });
    await print(inspection, flags);
    return EXIT.fine;
  } catch (error) {
    if (!(error instanceof ModelFileError) && !(error instanceof RequestError)) throw error;
    process.stderr.write(`modeldex: ${visible(error.message)}\n`);
    return error instanceof RequestError ? EXIT.upstream : EXIT.findings;
  }
}

// Most who inspect have no registry; then nothing is stored.
async function readStore({ registry: given }: InspectFlags): Promise<{ registry?: string; http?: HttpSettings }> {
  const { registry } = await readConfig(process.cwd(), { registry: given });
  if (!existsSync(join(registry, REGISTRY_FILE))) {
    if (given === undefined) return {};
    throw new UsageError(
      `${given} holds no ${REGISTRY_FILE}. Name the directory of a registry, or leave --registry out.`,
    );
  }
  const [{ readSettings }, { parseIngestionSettings }] = await Promise.all([
    import("../read-settings.js"),
    import("../ingestion-settings.js"),
  ]);
  const { value, issues, file } = await readSettings(registry, "ingestion.json", parseIngestionSettings);
  const [issue] = issues;
  if (issue !== undefined)
    throw new UsageError(`${file}:${issue.line}:${issue.column}: ${issue.message} ${issue.help ?? ""}`.trim());
  return { registry, ...(value === undefined ? {} : { http: value.http }) };
}

async function print(inspection: Inspection, flags: InspectFlags): Promise<void> {
  if (flags.asRecord === true) return printRecord(inspection);
  const { formatInspection, formatInspectionJson } = await import("../report/inspect.js");
  const view = { explain: flags.explain === true };
  const format = flags.json === true ? formatInspectionJson : formatInspection;
  process.stdout.write(format(inspection, view));
}

async function printRecord(inspection: Inspection): Promise<void> {
  const [{ draftRecord }, { stringifyReport }] = await Promise.all([
    import("../inspect/draft-record.js"),
    import("../report/json.js"),
  ]);
  const { record, missing, isUnsourced } = draftRecord(inspection, new Date().toISOString().slice(0, 10));
  process.stdout.write(stringifyReport(record));
  if (missing.length > 0) {
    process.stderr.write(`Not stated, and needed by "modeldex add": ${missing.map(flagFor).join(" ")}\n`);
  }
  if (isUnsourced) {
    process.stderr.write("No source: name the page of the facts with --fact-source, or inspect the model by its id.\n");
  }
}
