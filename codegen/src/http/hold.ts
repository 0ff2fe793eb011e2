// The time in which a host wants no requests of a kind, and those that wait for its end.
import type { AskedWait } from "./asked-wait.js";
import { sleepUntil } from "./clock.js";
import { waitFailure } from "./failure.js";
import type { Run } from "./run.js";

/** What is told of a hold. */
export interface HoldEvents {
  /** The first request begins to wait. */
  onWait(seconds: number, because: string): void;
  /** Nobody waits any more; so many milliseconds have passed since the first one began to. */
  onWaited(milliseconds: number): void;
}

/** Holds back the requests of one bucket of one host. All moments by the monotonic clock. */
export class Hold {
  #until = Number.NEGATIVE_INFINITY;
  #because = "";
  #waitingSince: number | undefined;
  #told = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly run: Run,
    private readonly events: HoldEvents,
  ) {}

  /** Whether requests have to wait. */
  get isActive(): boolean {
    return performance.now() < this.#until;
  }

  /** Holds back from now on. `received` is the moment when the answer that asks for it came. */
  extend({ seconds, because }: AskedWait, received: number): void {
    const until = received + seconds * 1000;
    if (until <= this.#until) return;
    this.#until = until;
    this.#because = because;
  }

  /**
   * Comes back when requests may be sent. `since` is the moment when the waiting began, if not just now.
   *
   * @throws TryFailure where the run would be over before.
   */
  async wait(since: number = performance.now()): Promise<void> {
    while (this.isActive) {
      if (this.#until > this.run.deadline) throw this.#giveUp();
      this.#waitingSince ??= since;
      this.#tell();
      await sleepUntil(this.#until, this.run.signal).catch((error: unknown) => {
        this.#settle();
        throw error;
      });
    }
    this.#settle();
  }

  #giveUp() {
    this.#settle();
    const now = performance.now();
    return waitFailure(this.#until - now, this.run.deadline - now);
  }

  /** Once per hold; again where it became longer meanwhile, but not where several answers ask for the same. */
  #tell(): void {
    if (this.#until - this.#told < 1000) return;
    this.#told = this.#until;
    this.events.onWait(Math.ceil((this.#until - performance.now()) / 1000), this.#because);
  }

  /** The first of those that wait to be done counts for all of them. */
  #settle(): void {
    if (this.#waitingSince === undefined) return;
    this.events.onWaited(Math.round(Math.min(performance.now(), this.#until) - this.#waitingSince));
    this.#waitingSince = undefined;
    this.#told = Number.NEGATIVE_INFINITY;
  }
}
