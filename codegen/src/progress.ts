// A progress bar for long tables: on a terminal only, on stderr, gone when the work is done.
import { SingleBar } from "cli-progress";

/** A bar that may be there or not. */
export interface Progress {
  update(read: number, total: number): void;
  stop(): void;
}

// Smaller tables are read before a bar could be seen.
const LEAST_BYTES = 1_000_000;

/** A bar on a stream, drawn with the first update on a long table; nothing on a stream that is no terminal. */
export function showProgress(title: string, stream: NodeJS.WriteStream): Progress {
  const format = `${title} [{bar}] {percentage}%`;
  // Without line wrapping, which is the library's default, the terminal of whoever interrupts the run stays so.
  const bar = new SingleBar({ format, stream, clearOnComplete: true, linewrap: true });
  let started = false;
  return {
    update(read, total) {
      if (stream.isTTY !== true || total < LEAST_BYTES) return;
      if (!started) bar.start(total, 0);
      started = true;
      bar.update(read);
    },
    stop() {
      if (started) bar.stop();
    },
  };
}
