/** Where a mistake in a lesson stands: the file as the writer knows it, and the line. */
export type Place = { file: string; line: number };

/** A mistake in a lesson, told so that its writer can go to it. */
export class LessonError extends Error {
  override readonly name = 'LessonError';
  readonly place: Place;

  constructor(place: Place, what: string) {
    super(`${place.file}:${place.line}: ${what}`);
    this.place = place;
  }
}
