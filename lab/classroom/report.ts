/** Tells whoever runs the server of an error that no page waits for. */
export type Report = (error: unknown) => void;
