// The scheduled workflow: its own steps are run, with a real git and the real command, against a service on loopback. Only GitHub's
// command line is played, by a script that notes what it is asked for.
import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { modeldexCall, ROOT, temporaryDirectory, write } from "../robustness/support.js";
import { send } from "./upstream/server.js";
import { openRouterModel } from "./upstream/services.js";
import { makeWorkplace, type Workplace } from "./upstream/workplace.js";

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: {
    readonly propose: {
      readonly permissions: Readonly<Record<string, string>>;
      readonly strategy: { readonly matrix: { readonly source: readonly string[] } };
      readonly steps: readonly Step[];
    };
  };
}

const TEXT = readFileSync(join(ROOT, ".github/workflows/ingest.yml"), "utf8");
const workflow = parse(TEXT) as Workflow;
const { propose } = workflow.jobs;

describe("the workflow", () => {
  test("runs on a schedule or by hand, one job per source, with the rights that a proposal takes", () => {
    expect(Object.keys(workflow.on)).toEqual(["schedule", "workflow_dispatch"]);
    expect(workflow.permissions).toEqual({ contents: "read" });
    expect(propose.permissions).toEqual({ contents: "write", "pull-requests": "write" });
    expect(propose.strategy.matrix.source).toEqual(["huggingface", "civitai", "openrouter", "rankings"]);
  });

  test("pins its actions to commits", () => {
    const actions = propose.steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(action).toMatch(/^[\w./-]+@[0-9a-f]{40}$/);
  });

  test("puts nothing into its scripts but variables", () => {
    for (const { run = "" } of propose.steps) expect(run).not.toContain("${{");
  });

  test("gives each token to its own source and step only", () => {
    const withTokens = propose.steps.filter(({ env = {} }) =>
      Object.values(env).some((value) => value.includes("secrets.")),
    );
    expect(withTokens.map(({ name }) => name)).toEqual(["Ingest"]);
    expect(TEXT.match(/secrets\.\w+/g)).toEqual([
      "secrets.HF_TOKEN",
      "secrets.CIVITAI_TOKEN",
      "secrets.OPENROUTER_API_KEY",
    ]);
  });

  test("never merges", () => {
    expect(TEXT).not.toMatch(/pr merge|--auto|git merge|automerge/);
    expect(TEXT).not.toMatch(/push[^\n]*\bmain\b/);
  });
});

interface Runner {
  readonly place: Workplace;
  readonly clone: string;
  /** Runs the steps with names, in a fresh clone, as the scheduled run does; gives the exit code of each. */
  run(): Promise<Readonly<Record<string, number>>>;
  git(...words: readonly string[]): Promise<string>;
  /** Takes the proposal into main, as people do. */
  merge(): Promise<void>;
  /** Closes the proposal without taking it. */
  close(): void;
  /** What GitHub's command line was asked for. */
  asked(): readonly string[];
  body(): string;
}

async function makeRunner(): Promise<Runner> {
  const place = await makeWorkplace({ stock: { openrouter: { models: 12 } } });
  const directory = temporaryDirectory();
  const [origin, bin, log] = [join(directory, "origin.git"), join(directory, "bin"), join(directory, "asked.log")];
  let clone = "";
  const env = { ...place.environment, PATH: `${bin}:${process.env.PATH}`, HOME: directory, GIT_CONFIG_NOSYSTEM: "1" };
  const shell = (script: string, cwd: string, more: Readonly<Record<string, string>> = {}) =>
    new Promise<{ code: number; stdout: string }>((resolve) => {
      execFile(
        "bash",
        ["-e", "-o", "pipefail", "-c", script],
        { cwd, env: { ...env, ...more } },
        (error, stdout, stderr) => {
          const code = error === null ? 0 : Number(error.code ?? 1);
          if (code > 3) console.log(stdout, stderr);
          resolve({ code, stdout });
        },
      );
    });
  mkdirSync(bin);
  const words = modeldexCall([])
    .map((word) => `'${word}'`)
    .join(" ");
  // As npx does it, with the options that the workflow gives.
  write(
    join(bin, "npx"),
    `#!/bin/bash\n[ "$1 $2 $3" = "--no -- modeldex" ] || exit 9\nshift 3\nexec '${process.execPath}' ${words} "$@"\n`,
  );
  write(
    join(bin, "gh"),
    `#!/bin/bash
echo "$*" >> '${log}'
case "$1 $2" in
  "pr list") [[ "$*" == *isCrossRepository* ]] || exit 9; cat '${directory}/open' 2>/dev/null || true ;;
  "pr create"|"pr edit") cp "\${@: -1}" '${directory}/body.md'; echo 7 > '${directory}/open' ;;
esac
`,
  );
  for (const name of ["npx", "gh"]) chmodSync(join(bin, name), 0o755);
  const seed = join(directory, "seed");
  mkdirSync(join(seed, "registry"), { recursive: true });
  for (const name of ["models.json", "ingestion.json"]) write(join(seed, "registry", name), place.read(`my/${name}`));
  await shell(
    `git init --quiet --initial-branch main && git add . && git -c user.name=a -c user.email=a@example.com commit --quiet -m Start && git clone --quiet --bare . '${origin}'`,
    seed,
  );
  let runs = 0;
  const run = async () => {
    clone = join(directory, `clone-${++runs}`);
    const temp = join(directory, `temp-${runs}`);
    mkdirSync(temp);
    await shell(`git clone --quiet '${origin}' '${clone}'`, directory);
    const codes: Record<string, number> = {};
    for (const { name, run: script } of propose.steps) {
      if (name === undefined || script === undefined) continue;
      const context = { SOURCE: "openrouter", RUNNER_TEMP: temp, GITHUB_STEP_SUMMARY: join(temp, "summary.md") };
      codes[name] = (await shell(script, clone, context)).code;
    }
    return codes;
  };
  const git = async (...given: readonly string[]) => (await shell(`git ${given.join(" ")}`, origin)).stdout.trim();
  return {
    place,
    get clone() {
      return clone;
    },
    run,
    git,
    merge: async () => {
      await git("update-ref", "refs/heads/main", "ingest/openrouter");
      rmSync(join(directory, "open"));
    },
    close: () => rmSync(join(directory, "open")),
    asked: () => (existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : []),
    body: () => readFileSync(join(directory, "body.md"), "utf8"),
  };
}

const LAST = "Tell whether everything could be read";
const FINE = { "Take up the open proposal": 0, Ingest: 0, Propose: 0, [LAST]: 0 };

test("the first run proposes a branch with candidates and nothing else, with the report as its text", {
  timeout: 120_000,
}, async () => {
  const runner = await makeRunner();
  const main = await runner.git("rev-parse", "main");
  expect(await runner.run()).toEqual(FINE);
  expect(await runner.git("rev-parse", "main")).toBe(main);
  expect(await runner.git("branch", "--format='%(refname:short)'")).toBe("ingest/openrouter\nmain");
  expect(await runner.git("diff", "--name-only", "main", "ingest/openrouter")).toBe(
    "registry/candidates/openrouter.json",
  );
  expect(runner.asked().map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
    "pr list",
    "auth setup-git",
    "pr list",
    "pr create",
  ]);
  expect(runner.body()).toMatch(/^## OpenRouter: ok\n/);
  expect(runner.body()).toContain("\n## To decide\n");
  expect(runner.body()).toContain("### New: lab-0/model-000000");

  // The next week: the same branch, made anew from main, and the same pull request.
  runner.place.stocks.openrouter = { models: 20 };
  expect(await runner.run()).toEqual(FINE);
  expect(await runner.git("rev-list", "--count", "main..ingest/openrouter")).toBe("1");
  expect(runner.asked().at(-1)).toMatch(/^pr edit 7 --body-file /);
  expect(await runner.git("rev-parse", "main")).toBe(main);
});

test("where the source says nothing new, nothing is proposed", { timeout: 120_000 }, async () => {
  const runner = await makeRunner();
  await runner.run();
  await runner.merge();
  const before = runner.asked().length;
  expect(await runner.run()).toEqual(FINE);
  expect(
    runner
      .asked()
      .slice(before)
      .map((line) => line.split(" ").slice(0, 2).join(" ")),
  ).toEqual(["pr list"]);
});

test("a source that fails is proposed as it is, loses nothing, and ends the run with 3", {
  timeout: 120_000,
}, async () => {
  const runner = await makeRunner();
  await runner.run();
  await runner.merge();
  const before = await runner.git("show", "main:registry/candidates/openrouter.json");
  runner.place.upstreams.openrouter.fault = (_, response) => {
    send(response, { status: 503, body: "" });
    return true;
  };
  expect(await runner.run()).toEqual({ ...FINE, [LAST]: 3 });
  const after = await runner.git("show", "ingest/openrouter:registry/candidates/openrouter.json");
  expect(JSON.parse(after)).toMatchObject({ outcome: "failed", candidates: JSON.parse(before).candidates });
  expect(runner.body()).toMatch(/^## OpenRouter: failed\n/);
});

test("a week in which only a part could be read takes nothing from the proposal that is open", {
  timeout: 120_000,
}, async () => {
  const runner = await makeRunner();
  await runner.run();
  const branch = "ingest/openrouter:registry/candidates/openrouter.json";
  const before = await runner.git("show", branch);
  runner.place.upstreams.openrouter.fault = (_, response) => {
    send(response, { body: { data: [openRouterModel(0), null] } });
    return true;
  };
  expect(await runner.run()).toEqual({ ...FINE, [LAST]: 3 });
  const after = await runner.git("show", branch);
  expect(JSON.parse(after)).toMatchObject({ outcome: "partial", candidates: JSON.parse(before).candidates });
  expect(runner.asked().at(-1)).toMatch(/^pr edit 7 --body-file /);

  // One whose branch is gone cannot be taken up.
  await runner.git("update-ref", "-d", "refs/heads/ingest/openrouter");
  expect(await runner.run()).toEqual({ ...FINE, [LAST]: 3 });
  expect(JSON.parse(await runner.git("show", branch)).candidates).toHaveLength(1);
  // One that was closed is not wanted.
  runner.close();
  runner.place.upstreams.openrouter.fault = undefined;
  runner.place.stocks.openrouter = { models: 5 };
  expect(await runner.run()).toEqual(FINE);
  expect(JSON.parse(await runner.git("show", branch))).toMatchObject({ counts: { unlisted: 0, rows: 5 } });
  expect(runner.asked().at(-1)).toMatch(/^pr create /);
});
