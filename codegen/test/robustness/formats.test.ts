// The real command line: what it prints in each format, what it says to wrong use, and that pipes get no colours.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { formatRegistry } from "../../src/layout.js";
import type { Registry } from "../../src/record.js";
import { UNSAFE } from "../report/issues.js";
import { validateSarif } from "../report/sarif-schema.js";
import { ATTACKS } from "./hostile-registry.js";
import { modeldex, temporaryDirectory, write } from "./support.js";

const directory = temporaryDirectory();
/** A directory whose name holds what annotations and addresses give a meaning to. */
const HOSTILE = "a,b:c%0A#é";
const CHECK = ["check", "--registry", HOSTILE, "--out", "out"];
const CHECK_VALID = ["check", "--registry", "valid", "--out", "out"];

const valid = {
  id: "model-one",
  type: "dense",
  name: "Model one",
  source: "other",
  organization: "someone",
  specs: { embedding_dim: 8 },
  capabilities: { modalities: ["text"] },
};

const HOSTILE_ID = "x\n::error file=y::%0A z";

/** Records whose ids, keys and values are attacks, each with some fault. */
const hostile = [
  { ...valid, id: HOSTILE_ID, specs: { embedding_dim: 0 } },
  ...ATTACKS.map((attack, index) => ({ ...valid, id: `model-${index}`, [`${attack}-key`]: attack, source: attack })),
];

beforeAll(async () => {
  write(join(directory, "valid/models.json"), registryText([valid]));
  write(join(directory, HOSTILE, "models.json"), registryText(hostile));
  const run = await modeldex(["generate", "--registry", "valid", "--out", "out"], { cwd: directory });
  expect(run).toMatchObject({ code: 0, stderr: "" });
});

describe("--format json", () => {
  it("prints JSON and nothing else, with exactly the promised keys", async () => {
    const run = await modeldex([...CHECK, "--format", "json"], { cwd: directory });
    expect(run.code).toBe(1);
    const report = JSON.parse(run.stdout);
    expect(Object.keys(report)).toEqual(["version", "issues"]);
    expect(report.version).toBe(1);
    expect(report.issues.length).toBeGreaterThan(ATTACKS.length);
    for (const issue of report.issues) {
      expect(Object.keys(issue)).toEqual([
        "code",
        "severity",
        "file",
        "line",
        "column",
        "model",
        "path",
        "message",
        "help",
      ]);
    }
    expect(report.issues.find(({ model }: { model: string }) => model === HOSTILE_ID)).toEqual({
      code: "invalid-format",
      severity: "error",
      file: `${HOSTILE}/models.json`,
      line: hostileLine(),
      column: 13,
      model: HOSTILE_ID,
      path: "id",
      message: `Model ${HOSTILE_ID} has invalid id format: "x\\n::error file=y::%0A z"`,
      help: "Use lower-case words joined by -, with dots only between digits, such as bge-base-en-v1.5.",
    });
    expect(run.stdout.replaceAll("\n", "")).not.toMatch(UNSAFE);
  });

  it.each([["check"], ["generate"], ["fix"]])("is one report when %s finds nothing", async (command) => {
    const args = [command, "--registry", "valid", "--out", "out"];
    for (const flags of [["--json"], ["--format", "json"]]) {
      const run = await modeldex([...args, ...flags], { cwd: directory });
      expect(run).toEqual({ code: 0, signal: null, stdout: '{\n  "version": 1,\n  "issues": []\n}\n', stderr: "" });
    }
  });

  it("prints nothing on stdout where there is no result", async () => {
    const run = await modeldex(["check", "--registry", "nowhere", "--json"], { cwd: directory });
    expect(run).toEqual({ code: 2, signal: null, stdout: "", stderr: missingRegistry("nowhere") });
  });
});

describe("--format sarif", () => {
  it.each([
    ["findings of a hostile registry", CHECK, 1],
    ["nothing", CHECK_VALID, 0],
  ])("prints a SARIF 2.1.0 log of %s", async (_, args, code) => {
    const run = await modeldex([...args, "--format", "sarif"], { cwd: directory });
    expect(run).toMatchObject({ code, stderr: "" });
    validateSarif(JSON.parse(run.stdout));
    expect(validateSarif.errors).toBeNull();
    expect(run.stdout.replaceAll("\n", "")).not.toMatch(UNSAFE);
  });
});

describe("--format github", () => {
  it("writes one command for each finding, whatever the registry holds", async () => {
    const summary = join(directory, "summary.md");
    const env = { GITHUB_STEP_SUMMARY: summary };
    const run = await modeldex([...CHECK, "--format", "github"], { cwd: directory, env });
    expect(run).toMatchObject({ code: 1, stderr: "" });
    const json = await modeldex([...CHECK, "--json"], { cwd: directory });
    const lines = run.stdout.trimEnd().split("\n");
    const commands = lines.filter((line) => line.startsWith("::"));
    expect(commands).toHaveLength(JSON.parse(json.stdout).issues.length);
    for (const line of commands) {
      expect(line).toMatch(
        /^::error file=a%2Cb%3Ac%250A#é\/models\.json,line=\d+,col=\d+,title=[a-z-]+::(?:model-\d+|x%0A::error file=y::%250A z): Model /,
      );
      expect(line).not.toMatch(UNSAFE);
    }
    expect(commands.find((line) => line.includes("title=invalid-format"))).toBe(
      `::error file=a%2Cb%3Ac%250A#é/models.json,line=${hostileLine()},col=13,title=invalid-format::x%0A::error file=y::%250A z: Model x%0A::error file=y::%250A z has invalid id format: "x\\n::error file=y::%250A z". Use lower-case words joined by -, with dots only between digits, such as bge-base-en-v1.5.`,
    );
    expect(lines.filter((line) => !line.startsWith("::"))).toEqual([
      `GitHub annotates 10 errors and 10 warnings for each step. Only in this log: ${commands.length - 10} errors.`,
    ]);
    expect(readFileSync(summary, "utf8")).not.toMatch(/<|\]\(|`/);
  });
});

describe("wrong use", () => {
  it.each([
    [["chek"], "error: unknown command 'chek'\n(Did you mean check?)\n"],
    [["generat", "--json"], "error: unknown command 'generat'\n(Did you mean generate?)\n"],
    [["check", "--fromat", "json"], "error: unknown option '--fromat'\n(Did you mean --format?)\n"],
    [["fix", "--registy", "x"], "error: unknown option '--registy'\n(Did you mean --registry?)\n"],
    [
      ["check", "--format", "jsn"],
      "error: option '--format <format>' argument 'jsn' is invalid. Allowed choices are pretty, json, github, sarif.\n",
    ],
    [["check", "extra"], "error: too many arguments for 'check'. Expected 0 arguments but got 1.\n"],
    [["generate", "--out"], "error: option '--out <dir>' argument missing\n"],
    [["check"], missingRegistry("registry")],
    [["generate", "--registry", "no/where"], missingRegistry("no/where")],
    [["fix", "--registry", "out"], missingRegistry("out")],
  ])("%j exits with 2 and says what to do on stderr", async (args, stderr) => {
    expect(await modeldex(args, { cwd: directory })).toEqual({ code: 2, signal: null, stdout: "", stderr });
  });

  it("of nothing at all exits with 2 and shows the help", async () => {
    const help = await modeldex(["--help"], { cwd: directory });
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(await modeldex([], { cwd: directory })).toEqual({ code: 2, signal: null, stdout: "", stderr: help.stdout });
  });
});

it("explains every command with an example", async () => {
  const { stdout } = await modeldex(["--help"], { cwd: directory });
  const commands = [...stdout.matchAll(/^ {2}([a-z]+) \[options\] /gm)].map(([, name]) => name as string);
  expect(commands).toEqual(expect.arrayContaining(["check", "generate", "fix", "add", "init"]));
  for (const command of commands) {
    const help = await modeldex([command, "--help"], { cwd: directory });
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(help.stdout).toContain(`Usage: modeldex ${command} [options]`);
    expect(help.stdout).toContain(`\nExample:\n  $ modeldex ${command}`);
    expect((await modeldex(["help", command], { cwd: directory })).stdout).toBe(help.stdout);
  }
});

it.each([
  {},
  { NO_COLOR: "1" },
  { FORCE_COLOR: "1" },
  { FORCE_COLOR: "3", TERM: "xterm-256color" },
  { CLICOLOR_FORCE: "1" },
])("a pipe gets no colours under %j", async (env) => {
  for (const args of [CHECK, ["chek"], ["check", "--help"]]) {
    const { stdout, stderr } = await modeldex(args, { cwd: directory, env });
    expect((stdout + stderr).replaceAll("\n", "")).not.toMatch(UNSAFE);
  }
});

function registryText(models: readonly object[]): string {
  return formatRegistry({ version: 1, models } as unknown as Registry);
}

/** Where the hostile id stands in its file. */
function hostileLine(): number {
  const lines = readFileSync(join(directory, HOSTILE, "models.json"), "utf8").split("\n");
  return lines.indexOf(`      "id": ${JSON.stringify(HOSTILE_ID)},`) + 1;
}

function missingRegistry(path: string): string {
  return `modeldex: ${path}/models.json does not exist. Name the directory of your registry with --registry, or make one with "modeldex init".\n`;
}
