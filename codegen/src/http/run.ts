// The frame around all requests of a run: when it is over, and what ends it before.
import { setMaxListeners } from "node:events";
import { LONGEST_TIMER } from "./clock.js";
import { inSeconds } from "./failure.js";
import type { RequestFailure } from "./request-error.js";

/** Why nothing goes on. */
export class Stopped extends Error {
  constructor(readonly fault: "interrupted" | "run-timeout") {
    super(fault);
  }
}

/** A run that has begun. */
export interface Run {
  /** Aborted, with a `Stopped`, when the run is over, interrupted or ended. */
  readonly signal: AbortSignal;
  /** The moment when it is over, by the monotonic clock. */
  readonly deadline: number;
  /** How long it may take, in milliseconds. */
  readonly timeout: number;
  /** Stops whatever still goes on. */
  end(): void;
}

/** Begins a run. `timeout` in milliseconds. */
export function startRun(timeout: number, interruption: AbortSignal | undefined): Run {
  const controller = new AbortController();
  // Every request under way listens.
  setMaxListeners(0, controller.signal);
  const deadline = performance.now() + timeout;
  const timer = setTimeout(() => controller.abort(new Stopped("run-timeout")), Math.min(timeout, LONGEST_TIMER));
  timer.unref();
  const interrupt = () => controller.abort(new Stopped("interrupted"));
  if (interruption?.aborted) interrupt();
  interruption?.addEventListener("abort", interrupt, { once: true });
  const end = () => {
    clearTimeout(timer);
    interruption?.removeEventListener("abort", interrupt);
    interrupt();
  };
  return { signal: controller.signal, deadline, timeout, end };
}

/** What it means for a request that the run was stopped. */
export function describeStop({ fault }: Stopped, { timeout }: Run): Pick<RequestFailure, "fault" | "event" | "help"> {
  const event =
    fault === "interrupted" ? "was interrupted" : `was not done when the ${inSeconds(timeout)} of this run were over`;
  return { fault, event, help: "Run it again; what was read so far is kept." };
}
