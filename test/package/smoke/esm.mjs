// import, as Node, Deno, Bun and browsers resolve it.
import * as modeldex from "modeldex";
import * as colbert from "modeldex/colbert";
import { smoke } from "./smoke.mjs";

console.log(await smoke(modeldex, colbert));
