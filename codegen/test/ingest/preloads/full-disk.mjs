// Loaded before the command: a disk on which only so many bytes more can be written, as DISK_BYTES says.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

let left = Number(process.env.DISK_BYTES);

function takes(data) {
  left -= typeof data === "string" ? Buffer.byteLength(data) : (data?.byteLength ?? 0);
  return left >= 0;
}

function full(path) {
  const error = new Error(`ENOSPC: no space left on device, write '${path}'`);
  return Object.assign(error, {
    errno: -28,
    code: "ENOSPC",
    syscall: "write",
    ...(path === undefined ? {} : { path }),
  });
}

const isTerminal = (fd) => fd === 1 || fd === 2;

for (const name of ["write", "writev"]) {
  const original = fs[name];
  fs[name] = (fd, data, ...rest) => {
    const size = Array.isArray(data) ? Buffer.concat(data) : data;
    if (isTerminal(fd) || takes(size)) return original(fd, data, ...rest);
    process.nextTick(rest.at(-1), full());
  };
}
for (const name of ["writeFile", "appendFile"]) {
  const original = fs.promises[name];
  fs.promises[name] = async (path, data, options) => {
    if (!takes(data)) throw full(String(path));
    return original(path, data, options);
  };
  const withCallback = fs[name];
  fs[name] = (path, data, ...rest) => {
    if (takes(data)) return withCallback(path, data, ...rest);
    process.nextTick(rest.at(-1), full(String(path)));
  };
}
const probe = await fs.promises.open(process.execPath, "r");
const handle = Object.getPrototypeOf(probe);
await probe.close();
for (const name of ["appendFile", "writeFile", "write"]) {
  const original = handle[name];
  handle[name] = async function (data, ...rest) {
    if (!takes(data)) throw full();
    return original.call(this, data, ...rest);
  };
}
syncBuiltinESMExports();
