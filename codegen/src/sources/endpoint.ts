// Addresses below the base address of an API, which may have a path of its own, as mirrors do.

/**
 * The address of a resource: the endpoint's own path stays, each segment and the query are percent-encoded.
 *
 * @throws RangeError for a segment that would lead elsewhere: an empty one, `.` or `..`.
 */
export function apiUrl(endpoint: URL, path: readonly string[], query: Iterable<readonly [string, string]> = []): URL {
  const url = new URL(endpoint);
  const segments = path.map((segment) => {
    // Percent-encoding is no help: `%2e%2e` leads up, too.
    if (/^\.{0,2}$/.test(segment)) throw new RangeError(`${JSON.stringify(segment)} is no segment of an address.`);
    return encodeURIComponent(segment);
  });
  url.pathname = `${endpoint.pathname.replace(/\/+$/, "")}/${segments.join("/")}`;
  const search = new URLSearchParams();
  for (const [name, value] of query) search.append(name, value);
  url.search = search.toString();
  url.hash = "";
  return url;
}
