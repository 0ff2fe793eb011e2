// Answers that are not what was asked for: the error that says so, with what the host says of it.
import { RequestError } from "../../http/request-error.js";
import { nameRequest } from "../../http/request-name.js";
import type { JsonAnswer } from "../../http/types.js";
import { visible } from "../../report/escape.js";
import { ownProperty } from "./own-property.js";
import { cut, describe } from "./show.js";

const QUOTED_LENGTH = 200;

/** A RequestError for an answer of the wrong form. `event` goes on from the request. */
export function unexpected(asked: URL, status: number, event: string): RequestError {
  const help =
    "Try again later; if it stays so, check the address of the endpoint, or report that its API has changed.";
  return new RequestError({ fault: "shape", request: nameRequest(asked), event, help, status });
}

/**
 * The models of a page: the list under `key`, or the answer itself where there is no key.
 *
 * @throws RequestError where the answer has no such list.
 */
export function readModels({ body, status }: JsonAnswer, asked: URL, key?: string): readonly unknown[] {
  const models = key === undefined ? body : ownProperty(body, key);
  if (Array.isArray(models)) return models;
  throw unexpected(asked, status, insteadOf("a list of models", body, key));
}

/** What came instead of `wanted`, going on from the request. `key` is that of the list in what is wanted. */
export function insteadOf(wanted: string, body: unknown, key?: string): string {
  const error = errorText(body);
  if (error !== undefined) {
    return `answered with an error instead of ${wanted}: "${visible(cut(error, QUOTED_LENGTH))}"`;
  }
  return `answered with ${describe(body)}${describeLack(body, key)} instead of ${wanted}`;
}

function describeLack(body: unknown, key: string | undefined): string {
  if (key === undefined || typeof body !== "object" || body === null) return "";
  return Array.isArray(body) ? ` without "${key}"` : ` without a list "${key}"`;
}

// `{error: text}`, `{error: {message}}` of OpenRouter, `{error: {issues: [{message}]}}` of Zod, or `{message}`.
function errorText(body: unknown): string | undefined {
  const error = ownProperty(body, "error");
  const issues = ownProperty(error, "issues");
  const texts = [
    error,
    ownProperty(error, "message"),
    Array.isArray(issues) ? ownProperty(issues[0], "message") : undefined,
    ownProperty(body, "message"),
  ];
  return texts.find((text) => typeof text === "string");
}
