// The schema of SARIF 2.1.0 as a validator, for every test that holds output against it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Draft04 from "ajv-draft-04";
import formats from "ajv-formats";

// The schema as Microsoft's SARIF SDK ships it; only the file is used. Its absence is an error here, never a skipped test.
const SCHEMA = "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
const schema = JSON.parse(readFileSync(createRequire(import.meta.url).resolve(SCHEMA), "utf8"));
// One pattern of this schema, for a property we do not write, is no valid expression under the `u` flag.
const ajv = new Draft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);

/** Whether a value is a SARIF log; what is wrong with it is in `errors`. */
export const validateSarif = ajv.compile(schema);
