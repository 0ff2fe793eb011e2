// A real browser: Debian's Chromium, installed where it is missing and may be, else the Chrome that is there.
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { run } from "./command.js";

const DEBIAN_CHROMIUM = "/usr/bin/chromium";

// It runs as root in containers, talks to loopback only, and leaves nothing behind.
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the browser, without a window and with an empty profile. A machine that has none fails the test. */
export async function startBrowser(): Promise<Browser> {
  if (!existsSync(DEBIAN_CHROMIUM) && process.platform === "linux") await installChromium();
  const where = existsSync(DEBIAN_CHROMIUM) ? { executablePath: DEBIAN_CHROMIUM } : { channel: "chrome" };
  return chromium.launch({ ...where, headless: true, args: ARGUMENTS }).catch((cause: unknown) => {
    throw new Error(INSTALL_IT, { cause });
  });
}

const INSTALL_IT =
  `The package is tested in a browser. Install Chromium as ${DEBIAN_CHROMIUM} (Debian: "apt-get install chromium") or ` +
  "Google Chrome, and run the test again.";

async function installChromium(): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  const options = { cwd: "/", env: { DEBIAN_FRONTEND: "noninteractive" } };
  await run("/usr/bin/apt-get", ["update", "-q"], options);
  await run("/usr/bin/apt-get", ["install", "-q", "-y", "--no-install-recommends", "chromium"], options);
}
