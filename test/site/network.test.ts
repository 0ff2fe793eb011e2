// What pages ask for: their own files and nothing else, over HTTP below a path and opened as files; and that all of these are there.
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { startBrowser } from "../support/browser.js";
import type { RunningServer } from "../support/servers.js";
import type { SiteName } from "../support/sites.js";
import { openPage, serveSite } from "./browser.js";
import { leadsToFile, onePageOfEachKind, pagesOf, readPage, referencesOf } from "./pages.js";

const PAGES = [...onePageOfEachKind("bge-m3"), "list/2.html"];
const SITES: readonly SiteName[] = ["real", "german", "hostile"];

let browser: Browser;
let server: RunningServer;
beforeAll(async () => {
  browser = await startBrowser();
  server = await serveSite("real");
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

const PLACES = [
  ["HTTP", () => server.url],
  ["files", () => pathToFileURL(inject("sites").real).href],
] as const;

describe.each(PLACES)("over %s", (_, top) => {
  it.each(PAGES)("%s asks for its own files only, and keeps nothing", async (path) => {
    const { page, requests, faults, close } = await openPage(browser, `${top()}/${path}`);
    expect(requests.filter((address) => !address.startsWith(`${top()}/`))).toEqual([]);
    expect(requests[0]).toBe(`${top()}/${path}`);
    expect(faults).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate("document.cookie")).toBe("");
    expect(await page.evaluate("localStorage.length + sessionStorage.length")).toBe(0);
    expect(await page.evaluate("navigator.serviceWorker?.controller ?? null")).toBeNull();
    await close();
  });
});

describe("the policy", () => {
  const POLICY = (connect: string) =>
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
    `connect-src ${connect}; base-uri 'none'; form-action 'self'; ` +
    "require-trusted-types-for 'script'; trusted-types svelte-trusted-html modeldex-data";

  it.each(PAGES)("of %s stands before whatever it is about", async (path) => {
    const { page, close } = await openPage(browser, `${server.url}/${path}`);
    const metas = page.locator("meta[http-equiv]");
    expect(await metas.count()).toBe(1);
    expect(await metas.getAttribute("http-equiv")).toBe("Content-Security-Policy");
    expect(await metas.getAttribute("content")).toBe(POLICY(path === "inspect.html" ? inject("hub") : "'none'"));
    const first = page.locator("head > *").nth(1);
    expect(await first.getAttribute("http-equiv")).toBe("Content-Security-Policy");
    await close();
  });

  it("keeps out what would come from elsewhere or be text that runs", async () => {
    const { page, close } = await openPage(browser, `${server.url}/index.html`);
    const stopped: string[] = [];
    page.on("requestfailed", (request) => stopped.push(`${request.resourceType()} ${request.failure()?.errorText}`));
    const answered: string[] = [];
    page.on("response", (response) => answered.push(response.url()));
    const outcome = await page.locator("html").evaluate(async ({ ownerDocument: html }) => {
      const failure = async (attempt: () => unknown) => {
        try {
          await attempt();
          return "done";
        } catch (error) {
          return (error as Error).name;
        }
      };
      // As an element of HTML text would be: scripts that code makes have to be trusted first.
      const loaded = (name: string, attribute: string) =>
        new Promise((resolve, reject) => {
          const element = html.createElement(name);
          element.addEventListener("load", () => resolve("done"));
          element.addEventListener("error", () => reject(new DOMException("", "NetworkError")));
          element.setAttribute(attribute, "https://elsewhere.example/");
          if (name === "link") element.setAttribute("rel", "stylesheet");
          html.head.append(element);
        });
      return {
        fetch: await failure(() => fetch("https://elsewhere.example/")),
        image: await failure(() => loaded("img", "src")),
        style: await failure(() => loaded("link", "href")),
        frame: await failure(() => loaded("iframe", "srcdoc")),
        script: await failure(() => loaded("script", "src")),
        code: await failure(() => new Function("return 1")()),
        html: await failure(() => {
          html.createElement("p").innerHTML = "<b>x</b>";
        }),
      };
    });
    expect(outcome).toEqual({
      fetch: "TypeError",
      image: "NetworkError",
      style: "NetworkError",
      frame: "TypeError",
      script: "TypeError",
      code: "EvalError",
      html: "TypeError",
    });
    expect(stopped.sort()).toEqual(["image csp", "stylesheet csp"]);
    expect(answered.filter((address) => !address.startsWith(server.url))).toEqual([]);
    await close();
  });
});

describe.each(SITES)("every page of the catalogue %s", (site) => {
  it("loads nothing from elsewhere", () => {
    const found = pagesOf(site).flatMap((path) =>
      referencesOf(readPage(site, path))
        .filter(({ element, address }) => element !== "a" && !/^(\.\.\/)?(assets|data)\/[\w.-]+$/.test(address))
        .map(({ element, address }) => `${path}: ${element} ${address}`),
    );
    expect(found).toEqual([]);
  });

  it("leads to pages that are there, or to addresses of the web", () => {
    const found = pagesOf(site).flatMap((path) =>
      referencesOf(readPage(site, path))
        .filter(({ address }) => !/^https?:\/\//.test(address) && !leadsToFile(site, path, address))
        .map(({ element, address }) => `${path}: ${element} ${address}`),
    );
    expect(found).toEqual([]);
  });

  it("has no code and no style within the text, and no comment about how it was made", () => {
    const found = pagesOf(site).filter((path) => {
      const html = readPage(site, path).replace(/<script type="application\/json" id="page-settings">.*<\/script>/, "");
      const withoutText = html.replace(/>[^<]*</g, "><").replace(/="[^"]*"/g, "");
      return /<script>|<style|\s(style|on\w+)(?=[\s=>])/.test(withoutText);
    });
    expect(found).toEqual([]);
  });
});
