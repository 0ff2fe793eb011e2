// Sets up what requests go through: connections, a limiter per origin, and what is counted and told on the way.
import { OriginLimiter } from "./limiter.js";
import { openNetwork } from "./network.js";
import type { Wire } from "./reply.js";
import type { Run } from "./run.js";
import type { HttpSettings } from "./types.js";

/** A wait that a host asks for, and that begins. */
export interface Wait {
  /** With port where it is not the usual one. */
  readonly host: string;
  readonly seconds: number;
  /** In one sentence that goes on from the host, such as `it answered 429`. */
  readonly because: string;
}

interface Surroundings {
  readonly settings: HttpSettings;
  readonly run: Run;
  /** Counted up. */
  readonly counts: { sent: number; waited: number };
  readonly onWait: ((wait: Wait) => void) | undefined;
}

/** Gets ready; nothing is connected yet. */
export function openWire({ settings, run, counts, onWait }: Surroundings): Wire {
  const limiters = new Map<string, OriginLimiter>();
  const makeLimiter = (host: string) =>
    new OriginLimiter(settings, run, {
      onWait: (seconds, because) => onWait?.({ host, seconds, because }),
      onWaited: (milliseconds) => {
        counts.waited += milliseconds;
      },
    });
  return {
    settings,
    run,
    network: openNetwork(),
    limiterOf: ({ origin, host }) => {
      const limiter = limiters.get(origin) ?? makeLimiter(host);
      limiters.set(origin, limiter);
      return limiter;
    },
    onSent: () => {
      counts.sent++;
    },
  };
}
