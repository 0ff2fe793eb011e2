// What every benchmark needs: repeated child processes, in turns, and the middle of what they took.
// @ts-check
import { execFileSync, spawnSync } from "node:child_process";

/**
 * One line of the result: a figure as a ratio against a peer or a limit measured in the same run.
 *
 * @typedef {object} Row
 * @property {string} what
 * @property {number} size Number of models.
 * @property {number} measured
 * @property {number} peer
 * @property {string} unit
 * @property {string} against What the peer is.
 * @property {number} ratio
 * @property {number} [target] The ratio that was promised.
 */

/**
 * @param {Omit<Row, "ratio">} row
 * @returns {Row}
 */
export function toRow(row) {
  return { ...row, ratio: row.measured / row.peer };
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  return /** @type {number} */ (sorted[sorted.length >> 1]);
}

/**
 * Runs each command `rounds` times, in turns so that all meet the same machine. Returns the median per name of what
 * `read` makes of a run.
 *
 * @param {Record<string, readonly string[]>} commands Arguments for node, by name.
 * @param {number} rounds
 * @param {(output: string, elapsed: number) => number} read
 * @returns {Record<string, number>}
 */
export function measureInTurns(commands, rounds, read) {
  /** @type {Record<string, number[]>} */
  const taken = {};
  for (let round = 0; round < rounds; round++) {
    for (const [name, command] of Object.entries(commands)) {
      const start = performance.now();
      const { stdout, stderr, status } = spawnSync(process.execPath, command, { encoding: "utf8" });
      const elapsed = performance.now() - start;
      if (status !== 0) throw new Error(`${command.join(" ")} failed:\n${stdout}${stderr}`);
      taken[name] ??= [];
      taken[name].push(read(stdout, elapsed));
    }
  }
  return Object.fromEntries(Object.entries(taken).map(([name, values]) => [name, median(values)]));
}

/**
 * Runs a script of this folder in a fresh process and returns the JSON it prints.
 *
 * @param {string} script
 * @param {readonly string[]} args
 */
export function runScript(script, ...args) {
  const path = new URL(script, import.meta.url).pathname;
  return JSON.parse(execFileSync(process.execPath, [path, ...args], { encoding: "utf8", maxBuffer: 1e8 }));
}
