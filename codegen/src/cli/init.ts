// modeldex init
import { readConfig } from "../config.js";
import { displayPath } from "../files.js";
import { initRegistry } from "../init.js";
import { type CommonFlags, common, EXIT, type Register } from "./command.js";

/** `modeldex init`: a registry of one's own. */
export const initCommand: Register = (program, finish) => {
  common(program.command("init"), { format: false })
    .description("Make a registry of your own in the --registry directory.")
    .addHelpText("after", "\nExample:\n  $ modeldex init --registry my/")
    .action(async (flags: CommonFlags) => finish(await init(flags)));
};

async function init(flags: CommonFlags): Promise<number> {
  const config = await readConfig(process.cwd(), flags);
  const written = await initRegistry(config.registry);
  process.stdout.write(`Wrote ${written.map(displayPath).join(" and ")}. Add models with "modeldex add".\n`);
  return EXIT.fine;
}
