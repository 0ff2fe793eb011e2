// A session with the language server that editors start, over its own protocol.
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { plainEnvironment } from "./command.js";
import { COMPILERS } from "./toolchain.js";

interface Response {
  readonly type: string;
  readonly request_seq?: number;
  readonly success?: boolean;
  readonly message?: string;
  readonly body?: unknown;
}

/** One tsserver process. */
export class LanguageServer {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, (response: Response) => void>();
  #sequence = 0;

  constructor(directory: string) {
    const server = join(COMPILERS.typescript, "lib/tsserver.js");
    this.#process = spawn(process.execPath, [server, "--disableAutomaticTypingAcquisition"], {
      cwd: directory,
      env: plainEnvironment(),
    });
    createInterface({ input: this.#process.stdout }).on("line", (line) => {
      // Each message is one line of JSON; the header lines before it are not needed.
      if (!line.startsWith("{")) return;
      const response: Response = JSON.parse(line);
      if (response.type === "response") this.#waiting.get(response.request_seq ?? -1)?.(response);
    });
  }

  /** Opens a file with this text, on disk or not. */
  open(file: string, fileContent: string): void {
    this.#send("open", { file, fileContent });
  }

  /** Names the editor would offer at a position; both counts begin at 1. */
  async completions(file: string, line: number, offset: number): Promise<readonly string[]> {
    const sequence = this.#send("completionInfo", { file, line, offset });
    const response = await new Promise<Response>((resolve) => this.#waiting.set(sequence, resolve));
    if (response.success !== true) throw new Error(`tsserver: ${response.message}`);
    const { entries } = response.body as { entries: readonly { name: string }[] };
    return entries.map(({ name }) => name);
  }

  close(): void {
    this.#process.kill();
  }

  #send(command: string, parameters: object): number {
    this.#sequence++;
    this.#process.stdin.write(
      `${JSON.stringify({ seq: this.#sequence, type: "request", command, arguments: parameters })}\n`,
    );
    return this.#sequence;
  }
}
