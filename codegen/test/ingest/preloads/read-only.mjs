// Loaded before the command: a folder, as READ_ONLY names it, on a file system that may only be read.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const WRITERS = ["appendFile", "link", "mkdir", "mkdtemp", "rename", "rm", "truncate", "unlink", "writeFile"];
const READING = new Set(["r", undefined]);

function refuse(path) {
  if (!String(path).startsWith(process.env.READ_ONLY)) return;
  const error = new Error(`EROFS: read-only file system, '${path}'`);
  throw Object.assign(error, { errno: -30, code: "EROFS", syscall: "open", path: String(path) });
}

for (const name of WRITERS) {
  const original = fs.promises[name];
  fs.promises[name] = async (path, ...rest) => {
    refuse(path);
    return original(path, ...rest);
  };
}
const { open } = fs.promises;
fs.promises.open = async (path, flags, ...rest) => {
  if (!READING.has(flags)) refuse(path);
  return open(path, flags, ...rest);
};
syncBuiltinESMExports();
