import type { SpeakerWindow } from '../../lab/contract/talk.ts';
import type { Room } from '../talk/talk.ts';

export type Person = {
  name: string;
  /** One of their windows, to hand control to: those of the same name have it together. */
  window: string;
  kinds: SpeakerWindow['kind'][];
  me: boolean;
  leads: boolean;
};

/** The windows of the talk's speakers as people: a name is one person, however many windows it has. */
export function byName({ speakers, control, you }: Pick<Room, 'speakers' | 'control' | 'you'>): Person[] {
  const groups = Map.groupBy(speakers, ({ name }) => name);
  return [...groups].flatMap(([name, windows]) => {
    const [first] = windows;
    if (first === undefined) return [];
    return {
      name,
      window: first.id,
      kinds: (['deck', 'view'] as const).filter((kind) => windows.some((window) => window.kind === kind)),
      me: windows.some(({ id }) => id === you),
      leads: windows.some(({ id }) => id === control),
    };
  });
}
