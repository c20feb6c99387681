import type { RdsState } from '../../lab/contract/rds.ts';
import { useConsoleView } from './console-view.ts';
import { Databases } from './databases/Databases.tsx';
import { Deeds } from './deeds/Deeds.tsx';

/** The page of the console where one is. */
export function Shown({ rds }: { rds: RdsState }) {
  const { place } = useConsoleView();
  switch (place.at) {
    case 'deeds':
      return <Deeds deeds={rds.deeds} />;
    default:
      return <Databases rds={rds} />;
  }
}
