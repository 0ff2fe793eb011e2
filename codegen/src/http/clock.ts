// Waiting by the monotonic clock, for the wall clock may jump: moments are in milliseconds of `performance.now()`.
import { setTimeout as sleep } from "node:timers/promises";

/** What a timer of Node can hold; a longer one would fire at once. */
export const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Comes back when the moment is there, never before.
 *
 * @throws the reason of the signal, as soon as it is aborted.
 */
export async function sleepUntil(moment: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  // Timers may fire up to a millisecond early.
  for (let left = moment - performance.now(); left > 0; left = moment - performance.now()) {
    await sleep(Math.min(Math.ceil(left), LONGEST_TIMER), undefined, { signal }).catch((error: unknown) => {
      signal.throwIfAborted();
      throw error;
    });
  }
}
