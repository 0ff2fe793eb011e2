// modeldex promote
import { readConfig } from "../config.js";
import { isError } from "../issue.js";
import { formatPromotion, formatPromotionJson } from "../report/index.js";
import { type CommonFlags, common, EXIT, formatOf, type Register, report } from "./command.js";

/** `modeldex promote`: from candidates into models.json. */
export const promoteCommand: Register = (program, finish) => {
  common(program.command("promote"))
    .description("Merge candidates into models.json. What people wrote stays; an invalid result changes nothing.")
    .option("--dry-run", "Show what would be merged; write nothing.")
    .addHelpText("after", EXAMPLE)
    .action(async (flags: PromoteFlags) => finish(await promote(flags)));
};

const EXAMPLE = `
Example:
  $ modeldex promote --dry-run

Reads candidates/*.json, and trust.json and admission.json where they are there: which source decides where several speak,
and what a new model needs. Where sources disagreed, and what settled it, is kept in disagreements.json.`;

interface PromoteFlags extends CommonFlags {
  readonly dryRun?: boolean;
}

async function promote(flags: PromoteFlags): Promise<number> {
  const dryRun = flags.dryRun === true;
  const { promoteProject } = await import("../promote-project.js");
  const result = await promoteProject(await readConfig(process.cwd(), flags), { dryRun });
  const refused = result.issues.some(isError);
  const format = formatOf(flags);
  if (format === "json") {
    process.stdout.write(formatPromotionJson(result));
    return refused ? EXIT.findings : EXIT.fine;
  }
  if (refused || result.issues.length > 0 || format === "sarif") {
    await report(result, flags, "");
  }
  if (refused) {
    process.stderr.write("modeldex: nothing was written.\n");
    return EXIT.findings;
  }
  (format === "sarif" ? process.stderr : process.stdout).write(formatPromotion(result, { dryRun }));
  return EXIT.fine;
}
