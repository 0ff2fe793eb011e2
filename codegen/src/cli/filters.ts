// modeldex filters
import { readConfig } from "../config.js";
import { isError } from "../issue.js";
import { type CommonFlags, common, EXIT, type Register, report } from "./command.js";

/** `modeldex filters`: what each filter lists, without writing anything. */
export const filtersCommand: Register = (program, finish) => {
  common(program.command("filters"), { format: false })
    .description("List the filters of the registry, with the number of models of each. Writes nothing.")
    .option("--sizes", "Tell the sizes of their manifests too, plain and compressed.")
    .option("--json", "Print JSON and nothing else.")
    .addHelpText(
      "after",
      "\nExample:\n  $ modeldex filters --sizes\n\nFilters stand in filters/*.json beside models.json.",
    )
    .action(async (flags: FiltersFlags) => finish(await filters(flags)));
};

interface FiltersFlags extends CommonFlags {
  readonly sizes?: boolean;
}

async function filters(flags: FiltersFlags): Promise<number> {
  const config = await readConfig(process.cwd(), flags);
  const [{ filtersProject }, { formatFilters, formatFiltersJson }] = await Promise.all([
    import("../filters/filters-project.js"),
    import("../report/filters.js"),
  ]);
  const result = await filtersProject(config, { sizes: flags.sizes === true });
  const isSound = !result.issues.some(isError);
  if (flags.json === true) process.stdout.write(formatFiltersJson(result));
  else if (isSound) process.stdout.write(formatFilters(result));
  else return report(result, flags, "");
  return isSound ? EXIT.fine : EXIT.findings;
}
