// Asks until there is an answer, or no hope of one: further tries, and the error that a caller sees.
import pRetry from "p-retry";
import { attempt, type Outcome, type Question } from "./attempt.js";
import { LONGEST_TIMER } from "./clock.js";
import { TryFailure } from "./failure.js";
import type { Wire } from "./reply.js";
import { RequestError } from "./request-error.js";
import { nameRequest } from "./request-name.js";
import { describeStop, Stopped } from "./run.js";

/**
 * Comes back with the answer, after as many tries as it takes and the settings allow.
 *
 * @throws RequestError
 */
export async function ask(wire: Wire, question: Question): Promise<Outcome> {
  const { retries, backoff } = wire.settings;
  const failures: TryFailure[] = [];
  try {
    return await pRetry(() => attempt(wire, question, failures.at(-1)?.askedAt), {
      retries,
      // Times one to two: the wait is the whole backoff at most.
      minTimeout: backoff / 2,
      randomize: true,
      maxTimeout: LONGEST_TIMER,
      signal: wire.run.signal,
      onFailedAttempt: ({ error }) => {
        if (error instanceof TryFailure) failures.push(error);
      },
      shouldRetry: ({ error, attemptNumber }) =>
        error instanceof TryFailure && error.mayPass && attemptNumber <= retries,
      // Where the host says how long to wait, the next try waits for that and nothing else.
      shouldConsumeRetry: ({ error }) => !(error instanceof TryFailure) || error.askedAt === undefined,
    });
  } catch (error) {
    throw describe(error, failures, wire, question);
  }
}

function describe(error: unknown, failures: readonly TryFailure[], { run }: Wire, { url, mask }: Question): unknown {
  const status = failures.findLast((failure) => failure.status !== undefined)?.status;
  const known = { request: nameRequest(url, mask), ...(status === undefined ? {} : { status }) };
  if (error instanceof Stopped) return new RequestError({ ...known, ...describeStop(error, run) });
  if (!(error instanceof TryFailure)) return error;
  const { fault, help, cause } = error;
  return new RequestError({ ...known, fault, event: error.say(countTries(failures)), help, cause });
}

function countTries(failures: readonly TryFailure[]): string {
  if (failures.length < 2) return "";
  const isSame = new Set(failures.map(({ message }) => message)).size === 1;
  return isSame ? ` ${failures.length} times` : ` at the last of ${failures.length} tries`;
}
