// modeldex generate
import { type Config, readConfig } from "../config.js";
import { displayPath } from "../files.js";
import { generateProject, type ProjectResult } from "../project.js";
import { count } from "../report/index.js";
import { watchRegistry } from "../watch.js";
import { type CommonFlags, common, countModels, EXIT, type Register, report } from "./command.js";

/** `modeldex generate`: writes what changed, once or whenever the registry changes. */
export const generateCommand: Register = (program, finish) => {
  common(program.command("generate"))
    .description("Write the generated files. An invalid registry changes nothing.")
    .option("--watch", "Generate again whenever the registry changes.")
    .addHelpText("after", "\nExample:\n  $ modeldex generate --registry my/ --out src/models/")
    .action(async (flags: GenerateFlags) => finish(await generate(flags)));
};

interface GenerateFlags extends CommonFlags {
  readonly watch?: boolean;
}

async function generate(flags: GenerateFlags): Promise<number> {
  const config = await readConfig(process.cwd(), flags);
  const once = async () => {
    const result = await generateProject(config);
    return report(result, flags, `${countModels(result)} valid, ${describeChange(result, config)}`);
  };
  if (flags.watch !== true) return once();
  await watchRegistry(config, once, (line) => process.stderr.write(`${line}\n`));
  return EXIT.interrupted;
}

function describeChange({ files, changed }: ProjectResult, { out }: Config): string {
  if (changed === 0) return `${count(files, "file")} in ${displayPath(out)} up to date.`;
  return `${changed} of ${count(files, "file")} in ${displayPath(out)} changed.`;
}
