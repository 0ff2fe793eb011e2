// When the time of a host is up, and when it is this side that takes its time.
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { TimeLimit } from "../../src/http/time-limit.js";
import { atEnd } from "./support.js";

function makeLimit(milliseconds = 5) {
  const state = { isLate: false };
  const limit = new TimeLimit(milliseconds, () => {
    state.isLate = true;
  });
  atEnd(() => limit.end());
  return { limit, state };
}

async function untilLate(state: { readonly isLate: boolean }): Promise<void> {
  while (!state.isLate) await sleep(1);
}

describe("the time is up", () => {
  it("where nothing came", async () => {
    const { state } = makeLimit();
    await untilLate(state);
  });

  it("where what came is read, and nothing follows", async () => {
    const { limit, state } = makeLimit();
    limit.noteCame();
    limit.noteRead();
    await untilLate(state);
  });

  it("where the host goes on after it", async () => {
    const { limit, state } = makeLimit();
    limit.noteCame();
    const drip = setInterval(() => {
      limit.noteCame();
      limit.noteRead();
    }, 1);
    await untilLate(state);
    clearInterval(drip);
  });
});

describe("the time is not up", () => {
  it("while something comes out of what came in time", async () => {
    const { limit, state } = makeLimit();
    limit.noteCame();
    // Each wait of the limit is much longer; it sees several of them pass.
    for (let part = 0; part < 100; part++) {
      limit.noteRead();
      await sleep(4);
      expect(state.isLate).toBe(false);
    }
    await untilLate(state);
  });

  it("where it was ended", async () => {
    const { limit, state } = makeLimit();
    limit.noteCame();
    limit.end();
    await sleep(150);
    expect(state.isLate).toBe(false);
  });
});
