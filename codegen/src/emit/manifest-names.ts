// How the files of manifests can be named. Apart from the emitter, so that reading settings loads none.

/** All ways to name them. */
export const MANIFEST_NAMES = ["plain", "hashed"] as const;

/** For people, or with a hash of their content, for caches that never ask again. */
export type ManifestNames = (typeof MANIFEST_NAMES)[number];
