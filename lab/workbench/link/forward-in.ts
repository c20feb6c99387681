/** Both loopback addresses, as OpenSSH understands the name. https://www.rfc-editor.org/rfc/rfc4254#section-7.1 */
export const LOOPBACK = 'localhost';

/** Whether the workbench did as asked. On a link that was lost it did not, and the next link is asked anew. */
export function isDone(ask: (done: (error?: Error | null) => void) => void): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      ask((error) => resolve(!error));
    } catch {
      // ssh2 throws where the link is gone already.
      resolve(false);
    }
  });
}
