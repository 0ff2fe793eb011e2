// Models that read a whole text at once. They generate nothing, so they keep nothing of a sequence.

const IN_ANY_PLACE = /bert|electra|mpnet|longformer|siglip|wav2vec|hubert|wavlm|layoutlm/i;
// Too short to be looked for inside of other words.
const AS_A_WORD = /(^|[_-])(clip|vit|dinov\d|swin(v2)?|esm|ernie_m|big_bird|funnel)($|[_-])/i;

/** Whether `model_type` names an encoder: BERT and its kin, image and audio towers. */
export function isEncoderType(modelType: string): boolean {
  // `modernbert-decoder` and its like generate, whatever they were made from.
  if (/decoder/i.test(modelType)) return false;
  return IN_ANY_PLACE.test(modelType) || AS_A_WORD.test(modelType);
}
