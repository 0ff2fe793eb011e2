// modeldex fix
import { readConfig } from "../config.js";
import { fixProject } from "../project.js";
import { formatFix } from "../report/index.js";
import { type CommonFlags, common, type Register, report } from "./command.js";

/** `modeldex fix`: the layout of models.json, never its facts. */
export const fixCommand: Register = (program, finish) => {
  common(program.command("fix"))
    .description("Bring models.json into canonical layout, also after a merge with conflicts. Changes no fact.")
    .addHelpText("after", "\nExample:\n  $ modeldex fix")
    .action(async (flags: CommonFlags) => finish(await fix(flags)));
};

async function fix(flags: CommonFlags): Promise<number> {
  const result = await fixProject(await readConfig(process.cwd(), flags));
  return report(result, flags, formatFix(result));
}
