// Where the sources are and who asks: from the environment, and from nowhere else.
import type { SourceName } from "../sources/source.js";
import { UsageError } from "../usage-error.js";

/** Address of a source and the token for it. */
export interface Access {
  readonly endpoint: URL;
  readonly token: string | undefined;
}

/** Variables of the environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

type NetworkSource = Exclude<SourceName, "rankings">;

/** Per source: the variables and the address where they say nothing. */
export const ACCESS: Readonly<Record<NetworkSource, { endpoint: string; token: string; address: string }>> = {
  huggingface: { endpoint: "HF_ENDPOINT", token: "HF_TOKEN", address: "https://huggingface.co" },
  civitai: { endpoint: "CIVITAI_ENDPOINT", token: "CIVITAI_TOKEN", address: "https://civitai.com" },
  openrouter: { endpoint: "OPENROUTER_ENDPOINT", token: "OPENROUTER_API_KEY", address: "https://openrouter.ai" },
};

/**
 * Address and token of a source.
 *
 * @throws UsageError where a variable holds no address or no token; it shows neither the token nor any other credentials.
 */
export function readAccess(source: NetworkSource, environment: Environment): Access {
  const names = ACCESS[source];
  const address = environment[names.endpoint] || names.address;
  const endpoint = URL.canParse(address) ? new URL(address) : undefined;
  const isUsable =
    endpoint !== undefined && /^https?:$/.test(endpoint.protocol) && endpoint.search === "" && endpoint.hash === "";
  // What cannot be taken apart may still hold them.
  const mayHoldCredentials = isUsable ? endpoint.username !== "" || endpoint.password !== "" : address.includes("@");
  if (mayHoldCredentials) {
    throw new UsageError(`${names.endpoint} holds a user name or a password. Put the token into ${names.token}.`);
  }
  if (!isUsable) {
    // Queries often hold tokens.
    const shown = address.replace(/([?#]).*/s, "$1...");
    throw new UsageError(`${names.endpoint} is not an address: ${shown}. Write one such as ${names.address}.`);
  }
  const token = environment[names.token]?.trim() || undefined;
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) {
    throw new UsageError(`${names.token} holds signs that no token has, such as spaces. Copy it again.`);
  }
  return { endpoint, token };
}
