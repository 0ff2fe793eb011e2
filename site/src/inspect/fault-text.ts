// Why a model could not be read, in the language of the page: what is wrong, and what to do.

import type { HubError } from "modeldex/hub";
import type { Locale } from "../messages/locale.js";
import { type FileFault, MOST_BYTES } from "./config-file.js";

/** Why the Hub gave nothing. `host` is who was asked. */
export function refusalText(
  { code, status, retryAfter }: Pick<HubError, "code" | "status" | "retryAfter">,
  host: string,
  { m, number }: Locale,
): string {
  const { inspect } = m;
  if (code === "rate-limited") {
    return inspect.rateLimited(host, retryAfter === undefined ? undefined : number(retryAfter));
  }
  if (code === "unavailable") return inspect.unavailable(host, status === undefined ? undefined : String(status));
  return code === "timeout" ? inspect.timeout(host) : inspect.refused[code];
}

/** What is wrong with a file. */
export function fileFaultText(file: string, fault: FileFault, { m, number, count }: Locale): string {
  const texts = m.inspect.file;
  switch (fault.code) {
    case "too-large":
      return texts.tooLarge(file, count(fault.bytes, m.unit.bytes), count(MOST_BYTES, m.unit.bytes));
    case "not-json":
      return texts.notJson(file, number(fault.place.line), number(fault.place.column));
    case "not-object":
      return texts.notObject(file, texts.what[fault.what]);
    case "unreadable":
      return texts.unreadable(file);
    case "empty":
      return texts.empty(file);
    case "no-config":
      return texts.noConfig(file);
    case "many-configs":
      return texts.manyConfigs(file);
  }
}
