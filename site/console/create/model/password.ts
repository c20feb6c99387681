const LENGTH = 20;
/** Without what is easily read as something else. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';

/** A master password as the console makes one when it is asked to. */
export function generatePassword(): string {
  // A byte beyond the last whole round of the alphabet is thrown away, so that no letter is likelier than another.
  const fair = Math.floor(256 / LETTERS.length) * LETTERS.length;
  let password = '';
  while (password.length < LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH))) {
      if (byte < fair && password.length < LENGTH) password += LETTERS.charAt(byte % LETTERS.length);
    }
  }
  return password;
}
