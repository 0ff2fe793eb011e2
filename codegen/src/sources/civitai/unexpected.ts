// Answers that are not what was asked for: the error that says so, with what the host says of it.
import { RequestError } from "../../http/request-error.js";
import { visible } from "../../report/escape.js";
import { beginning } from "./plain-text.js";
import { kindOf } from "./strict.js";

const QUOTED_LENGTH = 200;

/** A RequestError for an answer of the wrong form. `event` goes on from the request. */
export function unexpected(url: URL, status: number, event: string): RequestError {
  const address = new URL(url);
  address.username = "";
  address.password = "";
  const help =
    "Try again later; if it stays so, check the address of the endpoint, or report that its API has changed.";
  return new RequestError({ fault: "shape", request: `GET ${address.href}`, event, help, status });
}

/** What came instead of `wanted`, going on from the request. `list` is the key under which the list belongs. */
export function insteadOf(wanted: string, list: string, body: unknown): string {
  const error = errorText(body);
  if (error !== undefined) {
    return `answered with an error instead of ${wanted}: "${visible(beginning(error, QUOTED_LENGTH))}"`;
  }
  const isObject = typeof body === "object" && body !== null && !Array.isArray(body);
  return `answered with ${isObject ? `an object without a list "${list}"` : kindOf(body)} instead of ${wanted}`;
}

/** The own property of an object; undefined where there is none, or no object. */
export function ownValue(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}

// `{error: text}`, `{error: {message}}` of OpenRouter, `{error: {issues: [{message}]}}` of Zod, or `{message}`.
function errorText(body: unknown): string | undefined {
  const error = ownValue(body, "error");
  const issues = ownValue(error, "issues");
  const texts = [
    error,
    ownValue(error, "message"),
    Array.isArray(issues) ? ownValue(issues[0], "message") : undefined,
    ownValue(body, "message"),
  ];
  return texts.find((text) => typeof text === "string");
}
