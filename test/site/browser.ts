// A page of a catalogue in a real browser, with everything that it asked for and everything that went wrong.
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { inject } from "vitest";
import { type RunningServer, serveFiles } from "../support/servers.js";
import type { SiteName } from "../support/sites.js";

/** An open page. */
export interface OpenPage {
  readonly page: Page;
  /** Addresses that the page asked for, in order. */
  readonly requests: readonly string[];
  /** Errors of scripts and of the console, and breaches of the page's policy. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

/** Serves a catalogue of the set-up below the path `/catalogue/`, as on a server with other pages. */
export async function serveSite(name: SiteName): Promise<RunningServer> {
  const server = await serveFiles(inject("sites")[name], "/catalogue");
  return { url: `${server.url}/catalogue`, close: server.close };
}

/** Opens a page in a window of its own. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  const requests: string[] = [];
  const faults: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  await page.goto(address);
  return { page, requests, faults, close: () => context.close() };
}

/** What axe finds on a page by the rules of WCAG 2.2 AA and its best practices: rule and place. */
export async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
  );
}
