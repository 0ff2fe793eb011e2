// Progress bars of sources on a real terminal: one for each, gone in the end; elsewhere there are none.
import { expect, test } from "vitest";
import { modeldexOnTerminal } from "./terminal.js";
import { send } from "./upstream/server.js";
import { makeWorkplace } from "./upstream/workplace.js";

const NO_WRAPPING = "\u001b[?7l";

test("each source has a bar that shows how far it is, and that it waits; in the end the report stands alone", async () => {
  const place = await makeWorkplace({ stock: { huggingface: { models: 700, open: 50 }, civitai: { models: 250 } } });
  let isAsked = false;
  place.upstreams.civitai.fault = ({ url }, response) => {
    if (isAsked || !url.searchParams.has("cursor")) return false;
    isAsked = true;
    send(response, { status: 429, headers: { "retry-after": "1" }, body: { error: "Slow down" } });
    return true;
  };
  const { code, shown } = await modeldexOnTerminal(["ingest", "--registry", "my"], {
    cwd: place.directory,
    env: place.environment,
  });
  expect(code).toBe(0);
  // A busy machine draws seldom: after the first page, or not before the second.
  expect(shown).toMatch(/huggingface \[[=-]{40}\] (500|700) of 100000/);
  expect(shown).toMatch(/civitai {5}\[[=-]{40}\] 100 of 100000 waiting 1 s/);
  expect(shown).toMatch(/openrouter {2}\[=+\] 30 of 30 [^w]/);
  expect(shown).not.toContain(NO_WRAPPING);
  const report = shown.slice(shown.lastIndexOf("\u001b[0J") + 4);
  expect(report).toMatch(/^Hugging Face Hub: ok\. 700 records read, 700 candidates \(700 new\)/);
  expect(report).not.toContain("\u001b");
});

test("without a terminal there is no bar", async () => {
  const place = await makeWorkplace();
  expect(await place.modeldex("ingest")).toMatchObject({ code: 0, stderr: "" });
});
