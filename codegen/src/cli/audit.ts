// modeldex audit
import { InvalidArgumentError } from "commander";
import type { MaximumAge } from "../audit/audit.js";
import { readConfig } from "../config.js";
import { count } from "../report/index.js";
import { UsageError } from "../usage-error.js";
import { type CommonFlags, common, EXIT, type Register, report } from "./command.js";

/** `modeldex audit`: facts that a person should look at, without writing anything. */
export const auditCommand: Register = (program, finish) => {
  common(program.command("audit"))
    .description("Ask about facts that contradict one another or their sources. Writes nothing.")
    .option("--max-age <days>", "Ask about popularity, sources and pages that are older, too.", parseDays)
    .option("--today <date>", "Day from which age counts (YYYY-MM-DD); by default the current one.", parseDay)
    .addHelpText("after", EXAMPLE)
    .action(async (flags: AuditFlags) => finish(await audit(flags)));
};

const EXAMPLE = `
Example:
  $ modeldex audit --max-age 180 --today 2026-11-21

Reads models.json, and trust.json, rejections.json and candidates/*.json where they are there. Questions that a person has answered stand in
audit-exceptions.json, each with its reason.`;

interface AuditFlags extends CommonFlags {
  readonly maxAge?: number;
  readonly today?: string;
}

async function audit(flags: AuditFlags): Promise<number> {
  const config = await readConfig(process.cwd(), flags);
  const age = maximumAge(flags);
  // Its tables are of no use to other commands.
  const { auditProject } = await import("../audit-project.js");
  const result = await auditProject(config, age === undefined ? {} : { age });
  const answered = result.accepted === 0 ? "" : ` ${count(result.accepted, "finding")} accepted.`;
  await report(result, flags, `${count(result.models, "model")} audited, no open questions.${answered}`);
  // Warnings count here: an open question is what this command looks for.
  return result.issues.length === 0 ? EXIT.fine : EXIT.findings;
}

function maximumAge({ maxAge: days, today }: AuditFlags): MaximumAge | undefined {
  if (days === undefined) {
    if (today !== undefined) throw new UsageError("--today means nothing without --max-age.");
    return undefined;
  }
  return { days, today: today ?? new Date().toISOString().slice(0, 10) };
}

function parseDays(value: string): number {
  if (!/^\d{1,5}$/.test(value)) throw new InvalidArgumentError("Write a number of days, such as 180.");
  return Number(value);
}

function parseDay(value: string): string {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  if (date === undefined || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value) {
    throw new InvalidArgumentError("Write a day of the calendar, such as 2026-11-21.");
  }
  return value;
}
