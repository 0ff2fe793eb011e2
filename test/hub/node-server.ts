// The end point in a server of Node, as a program of somebody mounts it.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";
import type { ConfigHandler } from "../../src/hub/index.js";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Serves a handler on loopback until the test is over, and comes back with its address. */
export async function mount(handler: ConfigHandler): Promise<string> {
  const server = createServer(async (incoming, response) => {
    const controller = new AbortController();
    response.on("close", () => controller.abort());
    const { method = "GET", url = "/" } = incoming;
    const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]);
    const answer = await handler(new Request(`http://127.0.0.1${url}`, { method, headers, signal: controller.signal }));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
