// How long a host asks to be left alone, from its headers.
import { describe, expect, it } from "vitest";
import { findAskedWait } from "../../src/http/asked-wait.js";

describe("the wait that headers ask for", () => {
  const seconds = (status: number, headers: Readonly<Record<string, string>>) =>
    findAskedWait(status, headers)?.seconds;

  it.each([
    ['"api";r=0;t=55', 55],
    ['"api";r=0;t=0', 0],
    ['"api";r=1;t=55', undefined],
    ['"api";t=55', undefined],
    ['"api";r=0', undefined],
    ['"api";r=0;t=-5', undefined],
    ['"api";r=0;t="soon"', undefined],
    ['"burst";r=0;t=5, "daily";r=0;t=90, "api";r=7;t=300', 90],
    ["limit=100, remaining=0, reset=50", undefined],
    ["55", undefined],
    ['"api";r=0;t=', undefined],
    ["", undefined],
  ])("RateLimit: %s", (ratelimit, expected) => {
    expect(seconds(200, { ratelimit })).toBe(expected);
  });

  const date = "Sun, 06 Nov 1994 08:49:37 GMT";
  it.each([
    ["120", 120],
    ["0", 0],
    ["Sun, 06 Nov 1994 08:50:37 GMT", 60],
    ["Sunday, 06-Nov-94 08:50:37 GMT", 60],
    ["Sun, 06 Nov 1994 08:00:00 GMT", 0],
    ["-1", undefined],
    ["1.5", undefined],
    ["soon", undefined],
    ["1, 1", undefined],
    ["", undefined],
  ])("Retry-After: %s", (header, expected) => {
    expect(seconds(503, { "retry-after": header, date })).toBe(expected);
    // Of a status that does not pass, nobody waits for the end.
    expect(seconds(404, { "retry-after": header, date })).toBeUndefined();
  });

  it("Retry-After with a date, from a host that does not tell its own", () => {
    const header = new Date(Date.now() + 3_600_000).toUTCString();
    const asked = seconds(503, { "retry-after": header });
    expect(asked).toBeGreaterThan(3_500);
    expect(asked).toBeLessThanOrEqual(3_600);
  });
});
