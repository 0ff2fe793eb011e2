// The lock: whoever starts, and however many at once, one has it; and no lock of a process that is not there any more holds anybody up.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { isLocked, takeLock } from "../../src/lock.js";
import { UsageError } from "../../src/usage-error.js";
import { temporaryDirectory, write } from "../robustness/support.js";
import { send } from "./upstream/server.js";
import { makeWorkplace } from "./upstream/workplace.js";

// Above the largest that Linux gives.
const DEAD = { pid: 4_194_305, token: "0123456789abcdef" };
const FOREIGN = "fedcba9876543210";

function makePath(content?: object | string): string {
  const path = join(temporaryDirectory(), "source.lock");
  if (content !== undefined) write(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

/** A process that is alive until the test ends it. */
async function startOther(): Promise<{ readonly pid: number; end(): void }> {
  const child = spawn("sleep", ["600"], { stdio: "ignore" });
  await new Promise((resolve) => child.once("spawn", resolve));
  return { pid: child.pid as number, end: () => child.kill("SIGKILL") };
}

async function takesAndGivesBack(path: string): Promise<void> {
  const release = await takeLock(path, "works");
  expect(await isLocked(path)).toBe(true);
  await release();
  expect(await isLocked(path)).toBe(false);
  expect(readdirSync(dirname(path))).toEqual([]);
}

describe("a lock", () => {
  test("is taken, and given back without a trace", async () => {
    await takesAndGivesBack(makePath());
  });

  test("of a process that is alive is refused, with its number and the file", async () => {
    const other = await startOther();
    const path = makePath({ pid: other.pid, token: FOREIGN });
    await expect(takeLock(path, "works")).rejects.toEqual(
      new UsageError(`Process ${other.pid} works. Wait for its end; if it is no run of modeldex, delete ${path}.`),
    );
    expect(await isLocked(path)).toBe(true);
    other.end();
  });

  test("of this very process is refused for as long as it has it", async () => {
    const path = makePath();
    const release = await takeLock(path, "works");
    await expect(takeLock(path, "works")).rejects.toThrow(`Process ${process.pid} works. `);
    await release();
    await takesAndGivesBack(path);
  });

  test("that was deleted by hand and taken by another is not removed by the first", async () => {
    const path = makePath();
    const release = await takeLock(path, "works");
    write(path, JSON.stringify({ pid: process.ppid, token: FOREIGN }));
    await release();
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual({ pid: process.ppid, token: FOREIGN });
  });
});

describe("a dead lock is cleared away", () => {
  test.each([
    ["of a process that is gone", DEAD],
    ["with the number of this process, which it never took", { pid: process.pid, token: FOREIGN }],
    ["that is empty", ""],
    ["that is cut short", '{"pid":1,"tok'],
    ["that holds something else", "null"],
    ["whose token leads elsewhere", { pid: process.pid, token: "../../../tmp/x" }],
  ])("%s", async (_, content) => {
    await takesAndGivesBack(makePath(content));
  });

  test("also where whoever began to clear it away was killed at that", async () => {
    const path = makePath(DEAD);
    write(`${path}.${DEAD.token}`, JSON.stringify({ ...DEAD, token: FOREIGN }));
    write(`${path}.${DEAD.token}.new`, JSON.stringify(DEAD));
    await takesAndGivesBack(path);
  });

  test.runIf(existsSync("/proc/self/stat"))("of a process whose number another one has now", async () => {
    const other = await startOther();
    await takesAndGivesBack(makePath({ pid: other.pid, token: FOREIGN, started: "1" }));
    other.end();
  });

  test.runIf(existsSync("/proc/self/stat"))("of a process that ended, and that nobody asked how", async () => {
    // The shell becomes a program that never asks.
    const child = spawn("sh", ["-c", "sleep 0 & echo $!; exec sleep 600"], { stdio: ["ignore", "pipe", "ignore"] });
    const [pid] = await new Promise<string[]>((resolve) => {
      child.stdout.once("data", (text: Buffer) => resolve(text.toString().trim().split("\n")));
    });
    while (!/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"))) await sleep(5);
    await takesAndGivesBack(makePath({ pid: Number(pid), token: FOREIGN }));
    child.kill("SIGKILL");
  });
});

describe("of many that start at once against a dead lock, one has it", () => {
  test("in one process", async () => {
    for (let round = 0; round < 40; round++) {
      const path = makePath(DEAD);
      const takers = await Promise.allSettled([...Array(20)].map(() => takeLock(path, "works")));
      const releases = takers.flatMap((taker) => (taker.status === "fulfilled" ? [taker.value] : []));
      expect(releases).toHaveLength(1);
      const refusals = takers.flatMap((taker) => (taker.status === "rejected" ? [taker.reason] : []));
      expect(new Set(refusals.map(String))).toEqual(
        new Set([
          `UsageError: Process ${process.pid} works. Wait for its end; if it is no run of modeldex, delete ${path}.`,
        ]),
      );
      await releases[0]?.();
      expect(readdirSync(dirname(path))).toEqual([]);
    }
  });

  test("as runs of the command, and the candidates are whole", { timeout: 600_000 }, async () => {
    const place = await makeWorkplace();
    const { openrouter } = place.upstreams;
    for (let round = 0; round < 5; round++) {
      place.write("my/.cache/runs/openrouter.lock", JSON.stringify(DEAD));
      place.write("my/.cache/runs/openrouter.candidates.4194305", "left by a run that was killed");
      openrouter.requests.length = 0;
      // Whoever has the lock waits for its answer until the others are refused.
      let answer: (() => void) | undefined;
      openrouter.fault = (request, response) => {
        answer = () => send(response, request.answer);
        return true;
      };
      let ended = 0;
      const runs = [...Array(5)].map(async () => {
        const run = await place.start(["ingest", "openrouter"]).ended;
        ended++;
        return run;
      });
      while (ended < 4 && openrouter.requests.length < 2) await sleep(5);
      expect(openrouter.requests.length).toBeLessThan(2);
      while (answer === undefined) await sleep(5);
      answer();
      const codes = (await Promise.all(runs)).map(({ code }) => code).sort();
      expect(codes).toEqual([0, 2, 2, 2, 2]);
      expect(place.json("my/candidates/openrouter.json")).toMatchObject({ outcome: "ok", counts: { candidates: 19 } });
      expect(readdirSync(join(place.directory, "my/.cache/runs"))).toEqual([]);
    }
  });
});
