// Memory is counted in bytes. 1 GiB is 1,073,741,824 bytes (2^30); 1 GB is 1,000,000,000, which is 7 % less. IEC 80000-13.

const GIB = 2 ** 30;
const GB = 10 ** 9;

/** Bytes as GiB: 1,073,741,824 gives 1. */
export function toGiB(bytes: number): number {
  return bytes / GIB;
}

/** Bytes as GB: 1,000,000,000 gives 1. */
export function toGB(bytes: number): number {
  return bytes / GB;
}

/** Bytes of some GiB; a fraction of a byte is left away. */
export function fromGiB(gibibytes: number): number {
  return Math.floor(gibibytes * GIB);
}

/** Bytes of some GB; a fraction of a byte is left away. */
export function fromGB(gigabytes: number): number {
  return Math.floor(gigabytes * GB);
}

/**
 * Bytes as text in GiB with one decimal place: `17179869184` gives `"16.0 GiB"`.
 *
 * @throws RangeError for anything but a finite number from 0 on.
 */
export function formatGiB(bytes: number): string {
  if (!Number.isFinite(bytes) || bytes < 0) {
    throw new RangeError(`The size is ${String(bytes)}. It must be a number of bytes from 0 on.`);
  }
  return `${toGiB(bytes).toFixed(1)} GiB`;
}
