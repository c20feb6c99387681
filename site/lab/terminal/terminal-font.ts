const longest = 3000;

/**
 * Waits for the code face, Hangul included: xterm measures its cell once, and a face that arrives later would leave
 * every column a little off. A face that does not come within three seconds is done without.
 */
export async function loadTerminalFont(): Promise<void> {
  const faces = ['14px D2Coding', 'bold 14px D2Coding'].map((face) => document.fonts.load(face, 'A한'));
  const timeout = new Promise<void>((resolve) => {
    setTimeout(resolve, longest);
  });
  await Promise.race([Promise.allSettled(faces), timeout]);
}
