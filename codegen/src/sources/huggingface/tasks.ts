// The tasks of the Hub, and what the task alone says of a model's input.

type Modality = "text" | "image" | "audio" | "video" | "timeseries";

/**
 * Every task that the Hub knows, and its kinds of input where the task leaves no choice. Names from PIPELINE_TYPES of
 * @huggingface/tasks 0.21.54; the Hub adds some each year, and what is not here is reported, not lost.
 */
export const TASKS: ReadonlyMap<string, readonly Modality[] | undefined> = new Map([
  ["any-to-any", undefined],
  ["audio-classification", ["audio"]],
  ["audio-text-to-text", ["text", "audio"]],
  ["audio-to-audio", ["audio"]],
  ["automatic-speech-recognition", ["audio"]],
  ["depth-estimation", ["image"]],
  ["document-question-answering", ["text", "image"]],
  // Of texts, images or sounds: whatever has features.
  ["feature-extraction", undefined],
  ["fill-mask", ["text"]],
  ["graph-ml", undefined],
  ["image-classification", ["image"]],
  ["image-feature-extraction", ["image"]],
  ["image-segmentation", ["image"]],
  ["image-text-to-image", ["text", "image"]],
  ["image-text-to-text", ["text", "image"]],
  ["image-text-to-video", ["text", "image"]],
  ["image-to-3d", ["image"]],
  // Models that edit images take words as well, those that enlarge them do not; so it is with the next ones.
  ["image-to-image", undefined],
  ["image-to-text", undefined],
  ["image-to-video", undefined],
  ["keypoint-detection", ["image"]],
  ["mask-generation", undefined],
  ["multiple-choice", ["text"]],
  ["object-detection", ["image"]],
  ["other", undefined],
  ["question-answering", ["text"]],
  ["reinforcement-learning", undefined],
  ["robotics", undefined],
  ["sentence-similarity", ["text"]],
  ["summarization", ["text"]],
  ["table-question-answering", undefined],
  ["table-to-text", undefined],
  ["tabular-classification", undefined],
  ["tabular-regression", undefined],
  ["tabular-to-text", undefined],
  ["text-classification", ["text"]],
  ["text-generation", ["text"]],
  ["text-ranking", ["text"]],
  ["text-retrieval", ["text"]],
  ["text-to-3d", ["text"]],
  ["text-to-audio", ["text"]],
  // Edited and continued from images as often as not.
  ["text-to-image", undefined],
  // Many take a sample of the voice.
  ["text-to-speech", undefined],
  ["text-to-video", undefined],
  ["time-series-forecasting", ["timeseries"]],
  ["token-classification", ["text"]],
  ["translation", ["text"]],
  ["unconditional-image-generation", undefined],
  ["video-classification", ["video"]],
  ["video-text-to-text", ["text", "video"]],
  ["video-to-video", undefined],
  ["visual-document-retrieval", ["text", "image"]],
  ["visual-question-answering", ["text", "image"]],
  ["voice-activity-detection", ["audio"]],
  ["zero-shot-classification", ["text"]],
  ["zero-shot-image-classification", ["text", "image"]],
  ["zero-shot-object-detection", ["text", "image"]],
]);
