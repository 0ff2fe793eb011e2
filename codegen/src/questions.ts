// Asks on the terminal for the facts a new record still needs.
import { input, select } from "@inquirer/prompts";
import { FactError, type GivenFacts, impliedFacts, missingFacts, parseFact } from "./add.js";
import { fieldByPath, knownTypes } from "./schema.js";

/** The given facts and the answers. Rejects with inquirer's ExitPromptError where the person breaks off. */
export async function askForFacts(given: GivenFacts): Promise<Map<string, unknown>> {
  let facts = impliedFacts(given);
  for (let [path] = missingFacts(facts); path !== undefined; [path] = missingFacts(facts)) {
    facts.set(path, await ask(path));
    facts = impliedFacts(facts);
  }
  return facts;
}

async function ask(path: string): Promise<unknown> {
  const schema = fieldByPath.get(path)?.schema;
  const message = `${schema?.title ?? path} (${path}): ${schema?.description ?? ""}`;
  const choices = path === "type" ? [...knownTypes.keys(), OTHER] : schema?.enum;
  if (choices !== undefined) {
    const choice = await select({ message, choices: [...choices] }, TO_STDERR);
    if (choice !== OTHER) return choice;
  }
  const example = schema?.examples?.[0];
  const hint = example === undefined ? "" : ` [such as ${Array.isArray(example) ? example.join(",") : example}]`;
  const answer = await input(
    { message: message + hint, required: true, validate: (text) => fault(path, text) ?? true },
    TO_STDERR,
  );
  return parseFact(path, answer);
}

const OTHER = "another word";
const TO_STDERR = { output: process.stderr };

function fault(path: string, text: string): string | undefined {
  try {
    parseFact(path, text);
    return undefined;
  } catch (error) {
    if (error instanceof FactError) return error.message;
    throw error;
  }
}
