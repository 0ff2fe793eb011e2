// Progress bars for what takes long: on a terminal only, on stderr, gone when the work is done.
import { MultiBar, SingleBar } from "cli-progress";

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

/** Bars of several sources. */
export interface SourceProgress {
  /** Shows that so many records were read, of as many as there can be where that is known. */
  update(source: string, read: number, total: number | undefined): void;
  /** Shows that a source asked to wait. */
  wait(source: string, seconds: number): void;
  stop(): void;
}

/** A bar for each source, drawn with its first update; nothing on a stream that is no terminal. */
export function showSourceProgress(stream: NodeJS.WriteStream): SourceProgress {
  const format = "{source} [{bar}] {value} of {total} {note}";
  const bars = new MultiBar({ format, stream, clearOnComplete: true, linewrap: true, hideCursor: false });
  const shown = new Map<string, SingleBar>();
  return {
    update(source, read, total = read) {
      if (stream.isTTY !== true) return;
      const bar = shown.get(source) ?? bars.create(total, 0, { source: source.padEnd(NAME_WIDTH), note: "" });
      shown.set(source, bar);
      bar.setTotal(Math.max(total, read));
      bar.update(read, { note: "" });
    },
    wait(source, seconds) {
      shown.get(source)?.update({ note: `waiting ${Math.ceil(seconds)} s` });
    },
    stop() {
      bars.stop();
    },
  };
}

const NAME_WIDTH = 11;
