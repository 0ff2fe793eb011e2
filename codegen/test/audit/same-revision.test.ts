// A commit belongs to one repository.
import { expect, test } from "vitest";
import { findings, model } from "./findings.js";

const COMMIT = "59c79d82eb5223cd9895f6eb8e825c7fa10e4e92";

test("the revision of another repository", () => {
  expect(findings([model("first", { revision: COMMIT }), model("second", { revision: COMMIT })])).toEqual([
    `same-revision revision: Model second: revision ${COMMIT} (mteb) is that of first too, another repository | A commit belongs to one repository: take each one's own, or leave it out.`,
  ]);
});
