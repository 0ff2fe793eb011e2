// Records in the shape of CivitAI's API, made up.

type Record_ = Readonly<Record<string, unknown>>;

/** A file as lists have it. */
export function fileRecord(changes: Record_ = {}): Record_ {
  return {
    id: 31,
    sizeKB: 2082642.474609375,
    name: "paper-cranes.safetensors",
    type: "Model",
    metadata: { format: "SafeTensor", size: "pruned", fp: "fp16" },
    hashes: { AutoV2: "0123ABCD" },
    primary: true,
    ...changes,
  };
}

/** A version as lists have it. */
export function versionRecord(changes: Record_ = {}): Record_ {
  return {
    id: 21,
    name: "v1.0",
    baseModel: "SD 1.5",
    baseModelType: "Standard",
    publishedAt: "2026-03-04T05:06:07.890Z",
    files: [fileRecord()],
    images: [],
    ...changes,
  };
}

/** A model as lists have it. */
export function modelRecord(changes: Record_ = {}): Record_ {
  return {
    id: 11,
    name: "Paper Cranes",
    description: null,
    allowCommercialUse: ["Image", "RentCivit"],
    type: "Checkpoint",
    nsfw: false,
    nsfwLevel: 1,
    stats: { downloadCount: 1200, thumbsUpCount: 340, thumbsDownCount: 5, commentCount: 0, tippedAmountCount: 0 },
    creator: { username: "folder", image: null },
    tags: ["origami", "base model"],
    modelVersions: [versionRecord()],
    ...changes,
  };
}
