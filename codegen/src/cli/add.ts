// modeldex add
import { readFile } from "node:fs/promises";
import { text as readAll } from "node:stream/consumers";
import { InvalidArgumentError } from "commander";
import { addModel, type FactOrigin, factsIn, impliedFacts, missingFacts, parseFact, parseRecord } from "../add.js";
import { readConfig } from "../config.js";
import type { ModelRecord } from "../record.js";
import { visible } from "../report/index.js";
import { UsageError } from "../usage-error.js";
import { type CommonFlags, common, EXIT, flagFor, type Register, report } from "./command.js";

/** `modeldex add`: one model, from flags and questions. */
export const addCommand: Register = (program, finish) => {
  common(program.command("add"))
    .description("Add a model: from flags, and on a terminal by asking for what is missing.")
    .option("--id <id>", "Id, such as bge-base-en-v1.5.")
    .option("--type <type>", "Type, such as dense.")
    .option("--name <name>", "Display name.")
    .option("--huggingface-id <id>", "Repository on the Hugging Face Hub.")
    .option("--organization <name>", "Who publishes it; by default the first half of the Hub id.")
    .option(
      "--set <path=value>",
      "Any field, such as specs.embedding_dim=768. Lists take commas. Repeatable.",
      collect,
      [],
    )
    .option(
      "--record <file>",
      'Begin with a record, as "modeldex inspect --as-record" prints it; - reads it from stdin.',
    )
    .option(
      "--fact-source <source>",
      "Where the facts come from: a key of the registry's sources, or an https address.",
    )
    .option("--fact-date <date>", "Day on which the address was read (YYYY-MM-DD); by default today.")
    .option("--dry-run", "Show the record; write nothing.")
    .addHelpText("after", EXAMPLE)
    .action(async (flags: AddFlags) => finish(await add(flags)));
};

const EXAMPLE = `
Example:
  $ modeldex add --id some-model --type dense --name "Some Model" --huggingface-id some-org/some-model \\
      --set specs.embedding_dim=1024 --set capabilities.modalities=text \\
      --fact-source https://huggingface.co/some-org/some-model/blob/main/config.json`;

interface AddFlags extends CommonFlags {
  readonly id?: string;
  readonly type?: string;
  readonly name?: string;
  readonly huggingfaceId?: string;
  readonly organization?: string;
  readonly set: readonly string[];
  readonly record?: string;
  readonly factSource?: string;
  readonly factDate?: string;
  readonly dryRun?: boolean;
}

async function add(flags: AddFlags): Promise<number> {
  const config = await readConfig(process.cwd(), flags);
  const base = await readBase(flags);
  let given = impliedFacts(new Map([...(base === undefined ? [] : factsIn(base)), ...givenFacts(flags)]));
  if (missingFacts(given).length > 0) {
    if (!process.stdin.isTTY || !process.stderr.isTTY) {
      throw new UsageError(`Still missing: ${missingFacts(given).map(flagFor).join(" ")}`);
    }
    const { askForFacts } = await import("../questions.js");
    given = await askForFacts(given);
  }
  const result = await addModel(config, given, factOrigin(flags), { dryRun: flags.dryRun === true, base });
  if (flags.dryRun === true && result.issues.length === 0) {
    process.stdout.write(`${JSON.stringify(result.record, null, 2)}\n`);
    return EXIT.fine;
  }
  const summary = `Added ${visible(String(given.get("id")))}. Run "modeldex generate" to make its constant.`;
  return report(result, flags, summary);
}

async function readBase({ record: file }: AddFlags): Promise<ModelRecord | undefined> {
  if (file === undefined) return undefined;
  return file === "-"
    ? parseRecord(await readAll(process.stdin), "stdin")
    : parseRecord(await readFile(file, "utf8"), file);
}

function givenFacts(flags: AddFlags): Map<string, unknown> {
  const named: [string, string | undefined][] = [
    ["id", flags.id],
    ["type", flags.type],
    ["name", flags.name],
    ["huggingface_id", flags.huggingfaceId],
    ["organization", flags.organization],
  ];
  const facts = new Map<string, unknown>(named.filter(([, value]) => value !== undefined));
  for (const assignment of flags.set) {
    const separator = assignment.indexOf("=");
    const path = assignment.slice(0, separator);
    facts.set(path, parseFact(path, assignment.slice(separator + 1)));
  }
  return facts;
}

function factOrigin({ factSource: source, factDate: date }: AddFlags): FactOrigin | undefined {
  if (source === undefined) return undefined;
  if (!source.startsWith("https://")) return { source };
  return { source, date: date ?? new Date().toISOString().slice(0, 10) };
}

function collect(value: string, previous: readonly string[]): string[] {
  if (!/^[^=]+=/.test(value)) throw new InvalidArgumentError('Write path=value, such as "specs.embedding_dim=768".');
  return [...previous, value];
}
