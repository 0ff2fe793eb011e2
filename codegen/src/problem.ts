// A problem before its place is known: what a check says, and the JSON path it says it about.
import type { Issue } from "./issue.js";
import type { JsonPath, Locator } from "./locate.js";

/** One problem at a JSON path of the registry file. */
export interface Problem {
  readonly code: string;
  readonly severity?: "error" | "warning";
  /** Path from the root of the file, such as `["models", 3, "specs", "embedding_dim"]`. */
  readonly at: JsonPath;
  /** Which part of the path's last step to point at; a missing path falls back to its nearest parent. */
  readonly point?: "key" | "value";
  /** Id of the record, where the path lies inside one. */
  readonly model?: string | undefined;
  readonly message: string;
  readonly help?: string;
}

/** Gives a problem its place in the file. */
export function locateProblem(problem: Problem, file: string, locator: Locator): Issue {
  const { line, column } = locator.positionOf(problem.at, problem.point ?? "value");
  const path = problem.at[0] === "models" && problem.at.length > 2 ? problem.at.slice(2) : undefined;
  return {
    code: problem.code,
    severity: problem.severity ?? "error",
    file,
    line,
    column,
    ...(problem.model === undefined ? {} : { model: problem.model }),
    ...(path === undefined ? {} : { path: path.join(".") }),
    message: problem.message,
    ...(problem.help === undefined ? {} : { help: problem.help }),
  };
}
