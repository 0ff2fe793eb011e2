// A git repository of its own with a registry in it, by the real git, untouched by the settings of this machine.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { modeldex, type Run, temporaryDirectory, write } from "../robustness/support.js";

/** How git writes a conflict down. */
export const CONFLICT_STYLES = ["merge", "diff3", "zdiff3"] as const;
export type ConflictStyle = (typeof CONFLICT_STYLES)[number];

const REGISTRY = "registry/models.json";

/** A repository whose branch `main` has one registry. */
export class Repository {
  readonly directory = temporaryDirectory();

  constructor(text: string) {
    this.git("init", "--quiet", "--initial-branch=main");
    this.commit({ [REGISTRY]: text });
  }

  /** Makes a branch of `main` with another text of the registry. */
  branch(name: string, text: string): void {
    this.git("checkout", "--quiet", "-b", name, "main");
    this.commit({ [REGISTRY]: text });
  }

  /** Merges one branch into another. Returns whether git did it alone. */
  merge(into: string, from: string, style: ConflictStyle = "merge"): boolean {
    this.git("checkout", "--quiet", into);
    const { status } = this.#run(["-c", `merge.conflictStyle=${style}`, "merge", "--quiet", "--no-edit", from]);
    return status === 0;
  }

  /** Goes back to before a merge. */
  abandon(): void {
    this.git("reset", "--quiet", "--hard", "ORIG_HEAD");
  }

  read(path: string = REGISTRY): string {
    return readFileSync(join(this.directory, path), "utf8");
  }

  /** Writes a file and commits nothing. */
  add(path: string, text: string): void {
    write(join(this.directory, path), text);
  }

  modeldex(...words: readonly string[]): Promise<Run> {
    return modeldex(words, { cwd: this.directory });
  }

  git(...words: readonly string[]): void {
    const { status, stderr } = this.#run(words);
    if (status !== 0) throw new Error(`git ${words.join(" ")} failed: ${stderr}`);
  }

  /** Writes files and commits them with everything else that changed. */
  commit(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) this.add(path, text);
    this.git("add", "--all");
    this.git("commit", "--quiet", "--message=Change");
  }

  #run(words: readonly string[]) {
    const person = { NAME: "Somebody", EMAIL: "somebody@example.com" };
    const names = ["AUTHOR", "COMMITTER"].flatMap((role) =>
      Object.entries(person).map(([key, value]) => [`GIT_${role}_${key}`, value] as const),
    );
    const env = { PATH: process.env.PATH ?? "", GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
    const run = spawnSync("git", words, {
      cwd: this.directory,
      encoding: "utf8",
      env: { ...env, ...Object.fromEntries(names) },
    });
    if (run.error !== undefined) throw new Error("This test needs git.", { cause: run.error });
    return run;
  }
}
