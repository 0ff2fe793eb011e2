// modeldex site
import { relative, resolve, sep } from "node:path";
import { readConfig } from "../config.js";
import { displayPath } from "../files.js";
import { count } from "../report/index.js";
import { type CommonFlags, findingsFormat, type Register, report } from "./command.js";

/** `modeldex site`: the catalogue page of a registry as static files. */
export const siteCommand: Register = (program, finish) => {
  findingsFormat(
    program
      .command("site")
      .description("Build the catalogue page of a registry: static files for any server, or to be opened as they are.")
      .option("--registry <dir>", 'Directory of models.json (default: package.json\'s "modeldex", else "registry").')
      .requiredOption("--out <dir>", "Directory of the page; a new one, or one that this command wrote.")
      .option("--title <text>", 'Name of the registry, shown at the top (default: "modeldex").')
      .option("--language <tag>", 'Language of the page, such as de (default: "en").')
      .option(
        "--package <specifier>",
        "What code imports the constants from (default: index.js of the generated files).",
      )
      .option("--hub <url>", "Address of the Hub that visitors may ask (default: HF_ENDPOINT, else huggingface.co)."),
  )
    .addHelpText("after", EXAMPLE)
    .action(async (flags: SiteFlags) => finish(await site(flags)));
};

const EXAMPLE = `
Example:
  $ modeldex site --registry my/ --out page/ --title "Our models" --package @example/models

Without --package, pages import the constants from where "modeldex generate" writes them: package.json's "modeldex", else generated/.
Give the name of your package where others install it. A language that the page has no texts in is an error that lists those it has.

Nothing is asked of any network while the page is built. Visitors' browsers ask the Hub only when they inspect one of its models.`;

interface SiteFlags extends Pick<CommonFlags, "registry" | "format" | "json"> {
  readonly out: string;
  readonly title?: string;
  readonly language?: string;
  readonly package?: string;
  readonly hub?: string;
}

async function site(flags: SiteFlags): Promise<number> {
  const { registry, out } = await readConfig(process.cwd(), { registry: flags.registry });
  const { siteProject } = await import("../site/site-project.js");
  const directory = resolve(flags.out);
  const hub = flags.hub ?? (process.env.HF_ENDPOINT || undefined);
  const result = await siteProject(
    { registry },
    {
      directory,
      ...(flags.title === undefined ? {} : { title: flags.title }),
      ...(flags.language === undefined ? {} : { language: flags.language }),
      package: flags.package ?? specifierOf(out),
      ...(hub === undefined ? {} : { hub }),
    },
  );
  if (result.registry === undefined) return report(result, flags, "");
  const models = count(result.registry.models.length, "model");
  const { written, removed } = result;
  const place = `${count(result.files, "file")} in ${displayPath(directory)}`;
  const change = written + removed === 0 ? `${place} up to date` : `${written} of ${place} written`;
  const gone = removed === 0 ? "" : `, ${count(removed, "file")} removed`;
  return report(result, flags, `${models}, ${change}${gone}.`);
}

/** The index of generated files as code in the working directory imports it: `./generated/index.js`. */
function specifierOf(out: string): string {
  const path = relative(process.cwd(), out).split(sep).join("/");
  return path.startsWith("..") ? `${path}/index.js` : `./${path}/index.js`;
}
