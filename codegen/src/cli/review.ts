// modeldex review
import { type Command, Option } from "commander";
import { readConfig } from "../config.js";
import { count } from "../report/index.js";
import { section } from "../report/section.js";
import type { Decided, Selection, Verdict } from "../review/decide.js";
import { REVIEW_KINDS, type ReviewKind } from "../review/review.js";
import { SOURCE_NAMES, type SourceName } from "../sources/source.js";
import { UsageError } from "../usage-error.js";
import { type CommonFlags, common, EXIT, type Register, report } from "./command.js";

/** `modeldex review`: what sources on the network propose, and what people decide about it. */
export const reviewCommand: Register = (program, finish) => {
  const review = program.command("review").enablePositionalOptions();
  common(review, { format: false })
    .description("Show which candidates of sources on the network are new, changed or vanished. Writes nothing.")
    .addOption(new Option("--format <format>", "How to print them.").choices(FORMATS).default("pretty"))
    .option("--json", "Short for --format json.")
    .addOption(sourceOption())
    .addOption(kindOption())
    .option("--open", "Only what somebody has to decide.")
    .option("--all", `Show all, not the ${MOST_SHOWN} most popular only.`)
    .addHelpText("after", EXAMPLE)
    .action(async (flags: ReviewFlags) => finish(await showReview(flags)));
  addVerdict(
    review,
    "accept",
    "Take what sources say, at the next promote. Asked again only when they say something else.",
  )
    .addHelpText("after", ACCEPT_EXAMPLE)
    .action(async (models: readonly string[], flags: DecideFlags) => {
      finish(await decide(models, flags, { word: "accept" }));
    });
  addVerdict(
    review,
    "reject",
    "Refuse models, or what sources say about them. Asked again only when they say something else.",
  )
    .requiredOption("--reason <text>", "Why, for the next reader.")
    .addHelpText("after", REJECT_EXAMPLE)
    .action(async (models: readonly string[], flags: DecideFlags & { readonly reason: string }) => {
      finish(await decide(models, flags, { word: "reject", reason: flags.reason }));
    });
};

const FORMATS = ["pretty", "json", "markdown"] as const;
const MOST_SHOWN = 20;

const EXAMPLE = `
Example:
  $ modeldex review --kind changed

States: open (somebody has to decide), accepted (the next promote takes it), rejected, and outranked (trust.json says that
it does not count beside the registry's source, or alone).`;

const ACCEPT_EXAMPLE = `
Example:
  $ modeldex review accept Qwen/Qwen3-8B
  $ modeldex review accept --all --kind changed --field popularity

Models are Hub ids, CivitAI numbers or ids of the registry.`;

const REJECT_EXAMPLE = `
Example:
  $ modeldex review reject example/copy --reason "A copy of another model."
  $ modeldex review reject some-model --field license --reason "The card is out of date."`;

function addVerdict(review: Command, word: string, description: string): Command {
  return common(review.command(`${word} [model...]`), { format: false })
    .description(description)
    .option("--field <path>", "Only this field or group, such as license or popularity. Repeatable.", collect)
    .addOption(sourceOption())
    .addOption(kindOption())
    .option("--all", "Every model that is up for review, instead of named ones.");
}

function sourceOption(): Option {
  return new Option("--source <name>", "Only what this source says.").choices(SOURCE_NAMES);
}

function kindOption(): Option {
  return new Option("--kind <kind>", "Only models of this kind.").choices(REVIEW_KINDS);
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

interface SelectFlags extends Omit<CommonFlags, "format"> {
  readonly source?: SourceName;
  readonly kind?: ReviewKind;
  readonly all?: boolean;
}

interface ReviewFlags extends SelectFlags {
  readonly format: (typeof FORMATS)[number];
  readonly open?: boolean;
}

async function showReview(flags: ReviewFlags): Promise<number> {
  const config = await readConfig(process.cwd(), flags);
  const [{ reviewProject }, { formatReview, formatReviewJson, formatReviewMarkdown }] = await Promise.all([
    import("../review/review.js"),
    import("../report/review.js"),
  ]);
  const { source, kind, open: openOnly = false, all = false } = flags;
  const format = flags.json === true ? "json" : flags.format;
  const review = await reviewProject(config, {
    ...(source === undefined ? {} : { sources: [source] }),
    ...(kind === undefined ? {} : { kind }),
    ...(all || format === "json" ? {} : { most: MOST_SHOWN }),
    openOnly,
  });
  if (format === "json") {
    for (const part of formatReviewJson(review)) process.stdout.write(part);
  }
  if (review.issues.length > 0) {
    return format === "json" ? EXIT.findings : report({ issues: review.issues, sources: review.texts }, {}, "");
  }
  const { columns, isTTY } = process.stdout;
  const width = isTTY === true ? columns : undefined;
  if (format === "markdown") process.stdout.write(formatReviewMarkdown(review));
  if (format === "pretty") process.stdout.write(formatReview(review, width));
  return EXIT.fine;
}

interface DecideFlags extends SelectFlags {
  readonly field?: readonly string[];
}

async function decide(models: readonly string[], flags: DecideFlags, verdict: Verdict): Promise<number> {
  const { all = false, field: fields, source, kind } = flags;
  if (all === models.length > 0) throw new UsageError("Name models, or --all for every model that is up for review.");
  const config = await readConfig(process.cwd(), flags);
  const { decideProject } = await import("../review/decide.js");
  const selection: Selection = {
    ...(all ? {} : { models }),
    ...(fields === undefined ? {} : { fields }),
    ...(source === undefined ? {} : { source }),
    ...(kind === undefined ? {} : { kind }),
  };
  const decided = await decideProject(config, selection, verdict);
  if (decided.issues.length > 0) return report({ issues: decided.issues, sources: decided.texts }, {}, "");
  process.stdout.write(describe(decided, verdict));
  return decided.undecided.length + decided.unknown.length > 0 ? EXIT.findings : EXIT.fine;
}

function describe({ models, claims, readmitted, undecided, unknown }: Decided, { word }: Verdict): string {
  const done = word === "accept" ? "Accepted" : "Rejected";
  const next = word === "accept" && claims > 0 ? ' Run "modeldex promote" to bring them into models.json.' : "";
  const open = undecided.map(({ model, field, sources }) => `${model}: ${sources.join(" and ")} disagree on ${field}`);
  return [
    `${done} ${count(claims, "claim")} about ${count(models, "model")}.${next}\n`,
    section("Not refused any more", readmitted),
    section("No such candidates", unknown),
    section("Left open; name one of the sources with --source", open),
  ].join("");
}
