import type { Family } from './family.ts';
import { MYSQL_8_4 } from './mysql-8.4.ts';

const FAMILIES: readonly Family[] = [MYSQL_8_4];

export function findFamily(name: string): Family | undefined {
  return FAMILIES.find((family) => family.name === name);
}
