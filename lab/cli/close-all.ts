/**
 * Closes one after the other. One that cannot be closed, on a full disk for example, is told and does not keep the
 * others open: labs would run on with nobody to stop them.
 */
export async function closeAll(
  closes: (() => Promise<void> | undefined)[],
  failed: (error: unknown) => void,
): Promise<void> {
  for (const close of closes) {
    try {
      await close();
    } catch (error) {
      failed(error);
    }
  }
}
