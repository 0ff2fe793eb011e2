// How many requests to one host, and how close together. What is spaced are the moments when requests are on their
// connection, not those when they may go: a slow connection must not bring two of them together at the host.
import { setImmediate as turnOfLoop } from "node:timers/promises";
import pLimit, { type LimitFunction } from "p-limit";
import { sleepUntil } from "./clock.js";
import { Hold, type HoldEvents } from "./hold.js";
import type { Run } from "./run.js";
import type { HttpSettings } from "./types.js";

/** A request under way. */
export interface Sending<Answer> {
  /** Comes back when the request is on its connection, or never will be. */
  readonly started: Promise<void>;
  /** Comes back when the answer is there with its body. */
  readonly answer: Promise<Answer>;
}

/** A request that wants to be sent. */
export interface Passenger<Answer> {
  readonly bucket: string;
  /** Since when it waits because the host asked for it, if it does. */
  readonly since: number | undefined;
  send(): Sending<Answer>;
}

// Not every request takes the same time on its way, so that the second of two may catch up a little.
const CATCH_UP = 5;

/** Lets requests to one origin pass. */
export class OriginLimiter {
  readonly #inFlight: LimitFunction;
  readonly #oneByOne = pLimit(1);
  readonly #holds = new Map<string, Hold>();
  #nextStart = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly settings: HttpSettings,
    private readonly run: Run,
    private readonly events: HoldEvents,
  ) {
    this.#inFlight = pLimit(settings.concurrency);
  }

  /** The hold of a bucket. */
  hold(bucket: string): Hold {
    const hold = this.#holds.get(bucket) ?? new Hold(this.run, this.events);
    this.#holds.set(bucket, hold);
    return hold;
  }

  /**
   * Sends when it is time to; comes back with the answer.
   *
   * @throws TryFailure where a hold would last longer than the run, Stopped, and whatever sending throws.
   */
  async pass<Answer>({ bucket, since, send }: Passenger<Answer>): Promise<Answer> {
    const hold = this.hold(bucket);
    for (let waitingSince = since; ; waitingSince = undefined) {
      await hold.wait(waitingSince);
      const passed = await this.#inFlight(async () => {
        const sending = await this.#oneByOne(() => this.#start(hold, send));
        return sending && { answer: await sending.answer };
      });
      if (passed !== undefined) return passed.answer;
    }
  }

  /** Nothing comes back where the bucket is held meanwhile: others need the place. */
  async #start<Answer>(hold: Hold, send: () => Sending<Answer>): Promise<Sending<Answer> | undefined> {
    if (hold.isActive) return undefined;
    await sleepUntil(this.#nextStart, this.run.signal);
    if (hold.isActive) return undefined;
    const sending = send();
    await sending.started;
    // It goes out in this turn of the event loop; should the process be halted before, time must not count yet.
    await turnOfLoop();
    await turnOfLoop();
    this.#nextStart = performance.now() + this.settings.interval + (this.settings.interval > 0 ? CATCH_UP : 0);
    return sending;
  }
}
