/** The number in a lesson's folder; it stays when others are added, so that people can name lessons by it. */
export function lessonNumber(slug: string): number {
  return Number(slug.slice(0, 2));
}
