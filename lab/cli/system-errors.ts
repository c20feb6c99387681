export const ENTRY_MISSING = 'ENOENT';
export const ADDRESS_IN_USE = 'EADDRINUSE';

/** Whether the system said this, for example `ENOENT`. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
