import { randomInt, timingSafeEqual } from 'node:crypto';

/** Nothing that looks like another when read from a projector or said aloud: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
const SIGNS = 'ACDEFGHJKMNPQRTWXY34679';
const LENGTH = 8;

/** `ABCD-EFGH`, one of some 10^10. */
export function newJoinCode(): string {
  const signs = Array.from({ length: LENGTH }, () => SIGNS.charAt(randomInt(SIGNS.length))).join('');
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}

/** Case, dashes and spaces do not matter, nor the wide letters of a Korean keyboard. */
export function isSameCode(given: string, code: string): boolean {
  const [one, other] = [Buffer.from(bare(given)), Buffer.from(bare(code))];
  return one.length === other.length && timingSafeEqual(one, other);
}

function bare(code: string): string {
  return code
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '');
}
