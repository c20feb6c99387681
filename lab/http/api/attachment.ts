/** `Content-Disposition` of a download called after these words; other systems refuse some letters in names. */
export function attachment(words: string[], ending: string, now = new Date()): string {
  const day = now.toISOString().slice(0, 10);
  const name = [...words, day].map((word) => word.replace(/[^\p{L}\p{N}._-]+/gu, '-')).join('-');
  const plain = name.normalize('NFKD').replace(/[^\w.-]+/g, '_');
  // https://www.rfc-editor.org/rfc/rfc6266#section-5
  return `attachment; filename="${plain}.${ending}"; filename*=UTF-8''${encodeURIComponent(`${name}.${ending}`)}`;
}
