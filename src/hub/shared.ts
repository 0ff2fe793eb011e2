// One piece of work for all who want the same at the same time. It goes on as long as one of them waits.

interface Work<Result> {
  readonly result: Promise<Result>;
  readonly controller: AbortController;
  waiting: number;
}

/** Pieces of work under way, by key. */
export class SharedWork<Result> {
  readonly #works = new Map<string, Work<Result>>();

  /**
   * The result of the work of this key, which is begun where it is not under way.
   *
   * @throws whatever the work throws, and the reason of the signal where it is aborted; others go on to wait.
   */
  join(key: string, begin: (signal: AbortSignal) => Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const work = this.#works.get(key) ?? this.#begin(key, begin);
    work.waiting++;
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(signal?.reason);
        if (--work.waiting === 0) this.#end(key, work);
      };
      signal?.addEventListener("abort", leave, { once: true });
      work.result.then(resolve, reject).finally(() => signal?.removeEventListener("abort", leave));
    });
  }

  #begin(key: string, begin: (signal: AbortSignal) => Promise<Result>): Work<Result> {
    const controller = new AbortController();
    const work: Work<Result> = { result: begin(controller.signal), controller, waiting: 0 };
    this.#works.set(key, work);
    const forget = () => this.#forget(key, work);
    work.result.then(forget, forget);
    return work;
  }

  // Whoever asks from now on must not get what is being given up.
  #end(key: string, work: Work<Result>): void {
    this.#forget(key, work);
    work.controller.abort();
  }

  #forget(key: string, work: Work<Result>): void {
    if (this.#works.get(key) === work) this.#works.delete(key);
  }
}
