// Once per run: builds catalogues with the real command, as a maintainer would, and starts a Hub on loopback for them to ask.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { runNode } from "./command.js";
import { startHub } from "./hub.js";
import { REPOSITORY } from "./repository.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Directories of catalogues, by name. */
    readonly sites: Readonly<Record<SiteName, string>>;
    /** Address of the Hub that they ask. */
    readonly hub: string;
  }
}

/** The catalogues that tests look at. */
export type SiteName = "real" | "german" | "hostile" | "bare";

const CLI = join(REPOSITORY, "codegen/bin/modeldex.js");

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), "modeldex-sites-"));
  const hub = await startHub();
  const flags: Readonly<Record<SiteName, readonly string[]>> = {
    real: ["--package", "modeldex"],
    german: ["--package", "modeldex", "--language", "de"],
    bare: ["--registry", join(REPOSITORY, "test/site/fixtures/bare")],
    hostile: ["--registry", join(REPOSITORY, "test/site/fixtures/hostile")],
  };
  const sites = Object.fromEntries(Object.keys(flags).map((name) => [name, join(directory, name)]));
  for (const [name, own] of Object.entries(flags)) {
    await runNode(CLI, ["site", "--out", join(directory, name), ...own, "--hub", hub.url], { cwd: REPOSITORY });
  }
  project.provide("sites", sites as Record<SiteName, string>);
  project.provide("hub", hub.url);
  return async () => {
    hub.close();
    await rm(directory, { recursive: true, force: true });
  };
}
