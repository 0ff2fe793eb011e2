// What the tests of failures share.
import { inspect } from "node:util";
import { expect } from "vitest";
import { HubError } from "../../src/hub/index.js";

/** A token that no error may hold. */
export const TOKEN = "hf_TopSecretTokenOfTheTests";

/** Options with which tests do not wait longer than they have to. */
export const QUICK = { backoff: 1, timeout: 5_000 } as const;

/** The error that a request ends with. */
export async function failureOf(request: Promise<unknown>): Promise<HubError> {
  const error = await request.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(HubError);
  expect(inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain(TOKEN);
  return error as HubError;
}
