// Commands killed at random moments: every file is wholly old or wholly new, and the next run is clean.
import { watch } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Config } from "../../src/config.js";
import { formatRegistry } from "../../src/layout.js";
import { checkProject, fixProject, generateProject } from "../../src/project.js";
import type { Registry } from "../../src/record.js";
import { Random, SEED } from "./random.js";
import { readTree, smallRealRegistry, startModeldex, subsetOf, temporaryDirectory, write } from "./support.js";

const KILLS = 50;
/** Writing many files is a small part of a run; this many more kills fall into it. */
const KILLS_WHILE_WRITING = 20;

const LEFT_OVER = /\.\d{4,}$/;

/** One state of a project: what a run of the command leaves when nothing stops it. */
interface State {
  /** Arguments of the command that leads to it. */
  readonly args: readonly string[];
  readonly config: Config;
  readonly files: ReadonlyMap<string, string>;
}

// Both at once: the commands are processes of their own.
describe.concurrent(`killed at random moments, seed ${SEED}`, () => {
  it("generate leaves whole files, and the next run is clean", { timeout: 600_000 }, async () => {
    const directory = temporaryDirectory();
    // Two registries and two runtimes: no generated file is the same, and some are only in one of the two.
    const [odd, even] = halves(smallRealRegistry(2));
    const states = [
      await generatedState(directory, "odd", odd, undefined),
      await generatedState(directory, "even", even, "some-package/runtime"),
    ] as const;
    expect(sharedFiles(states)).toEqual([]);

    const random = new Random(SEED);
    const pace = await measure(directory, states[0].args, join(directory, "out"));
    await measure(directory, states[1].args, join(directory, "out"));
    let current = 1;
    let halfDone = 0;
    const killOnce = async (moment: Moment) => {
      const [before, after] = [states[current] as State, states[1 - current] as State];
      const killed = await isKilled(directory, after.args, join(directory, "out"), moment);
      const found = readTree(join(directory, "out"));
      expectWhole(found, before.files, after.files);
      if (!isSame(found, before.files) && !isSame(found, after.files)) halfDone++;
      return killed;
    };
    const killAndGoOn = async (moment: Moment) => {
      const killed = await killOnce(moment);
      current = random.below(2);
      const next = states[current] as State;
      const result = await generateProject(next.config);
      expect(result.issues).toEqual([]);
      expect(readTree(join(directory, "out"))).toEqual(next.files);
      expect((await checkProject(next.config)).issues).toEqual([]);
      return killed;
    };
    await killOften(KILLS, pace.run, random, (delay) => killAndGoOn({ after: "start", delay }));
    await killOften(KILLS_WHILE_WRITING, pace.writing, random, (delay) => killAndGoOn({ after: "first write", delay }));
    console.log(`${KILLS + KILLS_WHILE_WRITING} runs killed, ${halfDone} between the first and the last file`);
    // Kills that all miss the writing would prove nothing.
    expect(halfDone).toBeGreaterThanOrEqual(1);

    // Once more as a user would go on after a kill.
    await killOnce({ after: "first write", delay: 0 });
    const [, ...places] = states[1].args;
    for (const command of ["generate", "check"]) {
      expect(await startModeldex([command, ...places], { cwd: directory }).ended).toMatchObject({
        code: 0,
        stderr: "",
      });
    }
  });

  it("fix leaves a whole registry, and the next run is clean", { timeout: 600_000 }, async () => {
    const directory = temporaryDirectory();
    const registry = smallRealRegistry(4);
    const canonical = formatRegistry(registry);
    const untidy = JSON.stringify({ ...registry, models: [...registry.models].reverse() }, null, 4);
    const path = write(join(directory, "registry/models.json"), canonical);
    const config = { registry: join(directory, "registry"), out: join(directory, "out"), runtime: undefined };
    await generateProject(config);
    const before = new Map([["models.json", untidy]]);
    const after = new Map([["models.json", canonical]]);

    const args = ["fix", "--registry", "registry"];
    write(path, untidy);
    const pace = await measure(directory, args, config.registry);
    await killOften(KILLS, pace.run, new Random(SEED), async (delay) => {
      write(path, untidy);
      const killed = await isKilled(directory, args, config.registry, { after: "start", delay });
      expectWhole(readTree(config.registry), latin1(before), latin1(after));

      expect((await fixProject(config)).issues).toEqual([]);
      expect(readTree(config.registry)).toEqual(latin1(after));
      expect((await checkProject(config)).issues).toEqual([]);
      return killed;
    });
  });
});

it("removes a temporary file whose model type is gone", async () => {
  const directory = temporaryDirectory();
  const { config, files } = await generatedState(directory, "registry", smallRealRegistry(1), undefined);
  for (const text of ["", "// Generated by modeldex from models.json. Do not edit: run"]) {
    write(join(config.out, "models/gone.ts.1234567890"), text);
    const { issues } = await checkProject(config);
    expect(issues.map(({ code, message, help }) => ({ code, message, help }))).toEqual([
      {
        code: "left-over",
        message: "Left behind by an interrupted run.",
        help: 'Run "modeldex generate"; it removes the file.',
      },
    ]);
    await generateProject(config);
    expect(readTree(config.out)).toEqual(files);
  }
});

/** Two registries without a common model, of which the second also lacks a type. */
function halves(registry: Registry): [Registry, Registry] {
  const missing = registry.models[0]?.type;
  return [
    subsetOf(registry, (_, index) => index % 2 === 1),
    subsetOf(registry, ({ type }, index) => index % 2 === 0 && type !== missing),
  ];
}

/** Generates into the shared output directory once, to know what a whole run leaves. */
async function generatedState(
  directory: string,
  name: string,
  registry: Registry,
  runtime: string | undefined,
): Promise<State> {
  write(join(directory, name, "models.json"), formatRegistry(registry));
  const config = { registry: join(directory, name), out: join(directory, "out"), runtime };
  const { issues } = await generateProject(config);
  expect(issues).toEqual([]);
  const args = ["generate", "--registry", name, "--out", "out"];
  return { args: runtime === undefined ? args : [...args, "--runtime", runtime], config, files: readTree(config.out) };
}

function sharedFiles([left, right]: readonly [State, State]): string[] {
  return [...left.files].filter(([path, text]) => right.files.get(path) === text).map(([path]) => path);
}

/** How long a run takes, and how long before its end it begins to write. Unit: milliseconds. */
interface Pace {
  readonly run: number;
  readonly writing: number;
}

async function measure(cwd: string, args: readonly string[], written: string): Promise<Pace> {
  const started = performance.now();
  let firstWrite: number | undefined;
  const watcher = watch(written, { recursive: true }, () => {
    firstWrite ??= performance.now();
  });
  const run = await startModeldex(args, { cwd }).ended;
  const ended = performance.now();
  watcher.close();
  expect(run).toMatchObject({ code: 0, stderr: "" });
  if (firstWrite === undefined) throw new Error("The run wrote nothing.");
  return { run: ended - started, writing: ended - firstWrite };
}

/** When to kill a run: so long after its start, or after its first write. Unit: milliseconds. */
interface Moment {
  readonly after: "start" | "first write";
  readonly delay: number;
}

/** Kills at so many moments spread over a length of time, one in each of equal parts; those that came too late do not count. */
async function killOften(
  times: number,
  length: number,
  random: Random,
  kill: (delay: number) => Promise<boolean>,
): Promise<void> {
  let measured = length;
  for (let killed = 0; killed < times; ) {
    if (await kill(((killed + random.fraction()) / times) * measured)) killed++;
    // This run was quicker than the one measured.
    else measured *= 0.97;
  }
}

/** Runs a command and kills it at a moment; false where it was done before. */
async function isKilled(cwd: string, args: readonly string[], written: string, moment: Moment): Promise<boolean> {
  const { child, ended } = startModeldex(args, { cwd });
  let timer: NodeJS.Timeout | undefined;
  const arm = () => {
    timer ??= setTimeout(() => child.kill("SIGKILL"), moment.delay);
  };
  const watcher = moment.after === "start" ? undefined : watch(written, { recursive: true }, arm);
  if (moment.after === "start") arm();
  const { code, signal } = await ended;
  watcher?.close();
  clearTimeout(timer);
  expect({ code, signal }).toEqual(signal === null ? { code: 0, signal } : { code: null, signal: "SIGKILL" });
  return signal !== null;
}

/** Each file has its old text or its new one, and nothing else is there but temporary files. */
function expectWhole(
  found: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): void {
  for (const path of new Set([...found.keys(), ...before.keys(), ...after.keys()])) {
    if (LEFT_OVER.test(path)) continue;
    const text = found.get(path);
    const isWhole = text === before.get(path) || text === after.get(path);
    expect({ path, isWhole, length: isWhole ? 0 : text?.length }).toEqual({ path, isWhole: true, length: 0 });
  }
}

function isSame(left: ReadonlyMap<string, string>, right: ReadonlyMap<string, string>): boolean {
  return left.size === right.size && [...left].every(([path, text]) => right.get(path) === text);
}

/** As `readTree` reads it, byte for byte. */
function latin1(files: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...files].map(([path, text]) => [path, Buffer.from(text).toString("latin1")]));
}
