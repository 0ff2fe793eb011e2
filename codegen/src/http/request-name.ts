// What a request is called in messages: its address as it was asked, short enough to be read.
import { withoutExtras } from "./redirect.js";
import type { Mask } from "./secrets.js";

/**
 * Such as `GET https://huggingface.co/api/models?limit=500&expand=(18 values)`: without name, password and secrets; a
 * parameter that is repeated stands once. Of use to people only: several requests may have the same name.
 */
export function nameRequest(url: URL, mask: Mask = (text) => text): string {
  const address = mask(withoutExtras(url).href);
  const start = address.indexOf("?") + 1;
  return start === 0 ? `GET ${address}` : `GET ${address.slice(0, start)}${foldRepeated(address.slice(start))}`;
}

function foldRepeated(query: string): string {
  const byName = new Map<string, string[]>();
  for (const [index, parameter] of query.split("&").entries()) {
    // What has no name is not the same as the next one without. No name has an ampersand.
    const name = parameter.split("=", 1)[0] || `&${index}`;
    byName.set(name, [...(byName.get(name) ?? []), parameter]);
  }
  const folded = [...byName].map(([name, same]) => (same.length === 1 ? same[0] : `${name}=(${same.length} values)`));
  return folded.join("&");
}
