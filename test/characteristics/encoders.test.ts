import { expect, it } from "vitest";
import { isEncoderType } from "../../src/characteristics/encoders.js";

it.each([
  "bert",
  "xlm-roberta",
  "distilbert",
  "deberta-v2",
  "modernbert",
  "nomic_bert",
  "mpnet",
  "clip_text_model",
  "clip_vision_model",
  "chinese_clip",
  "siglip2_text_model",
  "vit",
  "dinov2",
])("%s reads and does not write", (type) => {
  expect(isEncoderType(type)).toBe(true);
});

it.each(["llama", "gpt2", "modernbert-decoder", "gravity_moe", "whisper", "t5", "qwen3_vl_text", ""])(
  "%s is not known to be an encoder",
  (type) => {
    expect(isEncoderType(type)).toBe(false);
  },
);
