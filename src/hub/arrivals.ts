// Many models, each as soon as it is there.
import type { ModelCharacteristics } from "../characteristics/types.js";
import type { HubError } from "./hub-error.js";

/** What became of one model: its characteristics, or why they could not be had. */
export type Arrival =
  | { readonly id: string; readonly characteristics: ModelCharacteristics; readonly error?: undefined }
  | { readonly id: string; readonly error: HubError; readonly characteristics?: undefined };

type Ask = (id: string, signal: AbortSignal) => Promise<ModelCharacteristics>;

/** Asks for models, each once, and gives each as soon as it is there. What is left when nobody listens any more is given up. */
export async function* arrivals(
  ids: Iterable<string>,
  ask: Ask,
  signal: AbortSignal | undefined,
): AsyncGenerator<Arrival, void, void> {
  const controller = new AbortController();
  const stop = () => controller.abort(signal?.reason);
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop, { once: true });
  const arrived: Arrival[] = [];
  let tell = () => {};
  const arrive = (arrival: Arrival) => {
    arrived.push(arrival);
    tell();
  };
  const wanted = [...new Set(ids)];
  for (const id of wanted) {
    ask(id, controller.signal).then(
      (characteristics) => arrive({ id, characteristics }),
      (error: HubError) => arrive({ id, error }),
    );
  }
  try {
    for (let given = 0; given < wanted.length; given++) {
      while (arrived.length === 0) {
        await new Promise<void>((resolve) => {
          tell = resolve;
        });
      }
      yield arrived.shift() as Arrival;
    }
  } finally {
    signal?.removeEventListener("abort", stop);
    controller.abort();
  }
}
