// modeldex check
import { readConfig } from "../config.js";
import { checkProject } from "../project.js";
import { count } from "../report/index.js";
import { type CommonFlags, common, countModels, type Register, report } from "./command.js";

/** `modeldex check`: findings and drift, without writing anything. */
export const checkCommand: Register = (program, finish) => {
  common(program.command("check"))
    .description("Check the registry, its layout, and that generated files match it. Writes nothing.")
    .addHelpText("after", "\nExample:\n  $ modeldex check --format github")
    .action(async (flags: CommonFlags) => finish(await check(flags)));
};

async function check(flags: CommonFlags): Promise<number> {
  const result = await checkProject(await readConfig(process.cwd(), flags));
  return report(result, flags, `${countModels(result)} valid, ${count(result.files, "generated file")} up to date.`);
}
