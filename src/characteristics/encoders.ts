// Models that read a whole text at once. They generate nothing, so they keep nothing of a sequence.

// `modernbert-decoder` and its like generate, whatever they were made from.
const ENCODER_TYPES =
  /^(?!.*decoder).*(bert|electra|mpnet|deberta|ernie_m|longformer|big_bird|funnel|xlm-roberta|layoutlm|clip|siglip|vit|dinov|swin|wav2vec|hubert|wavlm|esm)/i;

/** Whether `model_type` names an encoder: BERT and its kin, image and audio towers. */
export function isEncoderType(modelType: string): boolean {
  return ENCODER_TYPES.test(modelType);
}
