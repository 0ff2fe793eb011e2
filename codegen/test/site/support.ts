// What the tests of `modeldex site` share: a registry made as the README says, and the real command in a child process.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { modeldex, temporaryDirectory } from "../robustness/support.js";

/** A project with a registry of its own in `my/`. */
export interface SiteProject {
  readonly directory: string;
  /** Runs a command in it. */
  readonly run: (...args: readonly string[]) => Promise<Ended>;
  /** Builds the page of `my/` into `page/`. */
  readonly site: (...flags: readonly string[]) => Promise<Ended>;
  /** Adds a model to it. */
  readonly add: (id: string, ...flags: readonly string[]) => Promise<void>;
  /** What the page's own record lists. */
  readonly recorded: () => readonly string[];
}

/** How a command ended, and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Makes a project with an empty registry. */
export async function siteProject(): Promise<SiteProject> {
  const directory = temporaryDirectory();
  const run = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await modeldex(args, { cwd: directory });
    return { code, stdout, stderr };
  };
  await run("init", "--registry", "my");
  return {
    directory,
    run,
    site: (...flags) => run("site", "--registry", "my", "--out", "page", ...flags),
    add: async (id, ...flags) => {
      const { code, stderr } = await run("add", "--registry", "my", "--id", id, ...FACTS, ...flags);
      if (code !== 0) throw new Error(stderr);
    },
    recorded: () => JSON.parse(readFileSync(join(directory, "page/modeldex-site.json"), "utf8")).files,
  };
}

const FACTS = [
  ...["--type", "dense", "--name", "House embedder", "--organization", "Example", "--set", "source=other"],
  ...["--set", "specs.embedding_dim=384", "--set", "capabilities.modalities=text"],
];
