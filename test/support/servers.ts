// Servers on loopback, for runtimes that answer requests instead of printing.
import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { createInterface } from "node:readline";
import { plainEnvironment } from "./command.js";

/** A server that runs until it is closed. */
export interface RunningServer {
  readonly url: string;
  close(): void;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/** Serves the files below a directory, at a path such as `/folder` or at the top. */
export async function serveFiles(directory: string, path = ""): Promise<RunningServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname.startsWith(`${path}/`)) sendFile(directory, pathname.slice(path.length), response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

async function sendFile(directory: string, path: string, response: ServerResponse): Promise<void> {
  const body = await readFile(join(directory, path)).catch(() => undefined);
  if (body === undefined) response.writeHead(404).end();
  else response.writeHead(200, { "content-type": CONTENT_TYPES[extname(path)] ?? "text/plain" }).end(body);
}

/** Starts workerd with a configuration and waits until it listens. */
export async function serveWorker(workerd: string, configuration: string): Promise<RunningServer> {
  const child = spawn(workerd, ["serve", "--control-fd=3", configuration], {
    env: plainEnvironment(),
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const port = await portOf(child);
  return { url: `http://127.0.0.1:${port}`, close: () => void child.kill() };
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let errors = "";
    child.stderr?.on("data", (text: Buffer) => {
      errors += text;
    });
    child.on("error", reject);
    child.on("exit", (exitCode) => reject(new Error(`workerd ended (${exitCode}) before it listened:\n${errors}`)));
    createInterface({ input: child.stdio[3] as NodeJS.ReadableStream }).on("line", (line) => {
      const event: { event: string; port?: number } = JSON.parse(line);
      if (event.event === "listen" && event.port !== undefined) resolve(event.port);
    });
  });
}
