/** An answer that is not 2xx, in Docker's own shape; the learner's `docker` prints the message. */
export class DockerError extends Error {
  override readonly name = 'DockerError';
  readonly status: number;

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** What a plain engine could do and this one does not: `what` is the subject of the sentence. */
export function refused(what: string): DockerError {
  return new DockerError(403, `${what} is not part of this lab`);
}

export function badRequest(message: string): DockerError {
  return new DockerError(400, message);
}

export function notFound(message: string): DockerError {
  return new DockerError(404, message);
}
