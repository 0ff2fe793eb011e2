import { expect, test } from "vitest";
import { apiUrl } from "../../../src/sources/endpoint.js";

test.each([
  ["https://hub.example", ["api", "models"], "https://hub.example/api/models"],
  ["https://mirror.example/hf", ["api", "models"], "https://mirror.example/hf/api/models"],
  ["https://mirror.example/hf/?old=1#part", ["api"], "https://mirror.example/hf/api"],
  ["https://hub.example", ["a b", "c/d", "e?f", "%2e%2e"], "https://hub.example/a%20b/c%2Fd/e%3Ff/%252e%252e"],
])("below %s, %j is %s", (endpoint, path, expected) => {
  expect(apiUrl(new URL(endpoint), path).href).toBe(expected);
});

test("the query is encoded, and a name may stand several times", () => {
  const url = apiUrl(
    new URL("https://hub.example"),
    ["x"],
    [
      ["filter", "a&b=c"],
      ["filter", "ü"],
    ],
  );
  expect(url.href).toBe("https://hub.example/x?filter=a%26b%3Dc&filter=%C3%BC");
});

test.each(["", ".", ".."])("the segment %j leads elsewhere and is refused", (segment) => {
  expect(() => apiUrl(new URL("https://hub.example"), ["api", segment, "x"])).toThrow(
    new RangeError(`${JSON.stringify(segment)} is no segment of an address.`),
  );
});

test("the endpoint stays as it is", () => {
  const endpoint = new URL("https://mirror.example/hf?x=1");
  apiUrl(endpoint, ["api"], [["limit", "1"]]);
  expect(endpoint.href).toBe("https://mirror.example/hf?x=1");
});
