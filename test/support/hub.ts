// A Hub on loopback: answers for a config.json as the real one does, by the name of the model.
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { RunningServer } from "./servers.js";

/** Starts the Hub. */
export async function startHub(): Promise<RunningServer> {
  const server = createServer((request, response) =>
    answer(new URL(request.url ?? "/", "http://hub").pathname, response),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // It lives as long as the run, also one whose set-up fails.
  server.unref();
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

// The Hub lets pages of any origin read its answers.
const OPEN = { "access-control-allow-origin": "*" };

function answer(_path: string, response: ServerResponse): void {
  response.writeHead(404, { ...OPEN, "x-error-code": "EntryNotFound" }).end("Entry not found");
}
