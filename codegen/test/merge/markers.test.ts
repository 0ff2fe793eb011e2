// Git's conflict markers: each side's whole text and the places in it, in every style, and what is no conflict.
import { describe, expect, test } from "vitest";
import { readConflict } from "../../src/merge/markers.js";

const MERGE = `[
<<<<<<< HEAD
  1,
=======
  2,
  3,
>>>>>>> some branch
  4
]`;

const DIFF3 = MERGE.replace("=======", "||||||| 1234abc\n  0,\n=======");

function read(text: string) {
  const conflict = readConflict(text);
  if (conflict === undefined || "stray" in conflict) throw new Error("This should be a conflict.");
  return conflict;
}

test("each side is its part of every conflict and what git merged", () => {
  const { line, ours, theirs, base } = read(`${MERGE}\n${MERGE}\n`);
  expect(line).toBe(2);
  expect([ours.label, ours.text]).toEqual(["HEAD", "[\n  1,\n  4\n]\n[\n  1,\n  4\n]\n"]);
  expect([theirs.label, theirs.text]).toEqual(["some branch", "[\n  2,\n  3,\n  4\n]\n[\n  2,\n  3,\n  4\n]\n"]);
  expect(base).toBe(undefined);
  expect([1, 2, 3, 4, 5, 6].map((number) => ours.lineOf(number))).toEqual([1, 3, 8, 9, 10, 12]);
  expect([1, 2, 3, 4, 5, 6].map((number) => theirs.lineOf(number))).toEqual([1, 5, 6, 8, 9, 10]);
});

test("the base is known where every conflict shows it", () => {
  expect(read(DIFF3).base?.text).toBe("[\n  0,\n  4\n]");
  expect(read(DIFF3).ours.text).toBe(read(MERGE).ours.text);
  expect(read(`${DIFF3}\n${MERGE}`).base).toBe(undefined);
});

test("markers may end with CRLF, or name nobody", () => {
  const { ours, theirs } = read(MERGE.replaceAll("\n", "\r\n").replace(" HEAD", "").replace(" some branch", ""));
  expect([ours.label, ours.text]).toEqual(["ours", "[\r\n  1,\r\n  4\r\n]"]);
  expect([theirs.label, theirs.text]).toEqual(["theirs", "[\r\n  2,\r\n  3,\r\n  4\r\n]"]);
});

test("a base that is in conflict itself has longer markers, which are its text", () => {
  const nested = "<<<<<<<<< Temporary merge branch 1\n  5,\n=========\n  6,\n>>>>>>>>> Temporary merge branch 2";
  const { ours, base } = read(DIFF3.replace("  0,", nested));
  expect(ours.text).toBe("[\n  1,\n  4\n]");
  expect(base?.text).toBe(`[\n${nested}\n  4\n]`);
});

describe("is no whole conflict:", () => {
  test.each([
    ["a beginning without an end", "<<<<<<< HEAD\n1\n=======\n2\n", { stray: "<<<<<<<", line: 1 }],
    ["a second beginning", "<<<<<<< HEAD\n<<<<<<< HEAD\n=======\n>>>>>>> x", { stray: "<<<<<<<", line: 2 }],
    ["a separator alone", "1\n=======\n2", { stray: "=======", line: 2 }],
    ["two separators", "<<<<<<< HEAD\n=======\n=======\n>>>>>>> x", { stray: "=======", line: 3 }],
    ["a base behind the separator", "<<<<<<< HEAD\n=======\n||||||| x\n>>>>>>> x", { stray: "|||||||", line: 3 }],
    ["an end without a separator", "<<<<<<< HEAD\n>>>>>>> x", { stray: ">>>>>>>", line: 2 }],
    ["an end alone", `${MERGE}\n>>>>>>> x`, { stray: ">>>>>>>", line: 10 }],
  ])("%s", (_, text, stray) => {
    expect(readConflict(text)).toEqual(stray);
  });

  test.each([
    '{ "note": "<<<<<<< HEAD" }',
    ' <<<<<<< HEAD\n "======="\n ">>>>>>> x"',
    "<<<<<<<HEAD\n========\n>>>>>>>x",
    "",
  ])("%j", (text) => {
    expect(readConflict(text)).toBe(undefined);
  });
});
