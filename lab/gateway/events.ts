import { z } from 'zod';
import { KIND_LABEL, LAB_LABEL } from '../engine/lab-names.ts';
import type { Answer, Exchange, Row } from './answer.ts';
import { shownImage } from './container-answer.ts';
import { listContainers } from './container-view.ts';
import { learnerImageName } from './image-names.ts';
import { mapJsonLines } from './json-lines.ts';
import type { Lab } from './lab.ts';
import { learnerName, withoutOwnLabels } from './names.ts';
import { listNetworks } from './network-view.ts';
import { filterText, hasLabels, type Filters } from './query.ts';
import { listVolumes } from './volume-view.ts';

const TIME = /^[0-9A-Za-z:.+-]{1,40}$/;
const KNOWN = ['type', 'event', 'container', 'image', 'network', 'volume', 'label', 'scope'];

const Event = z.looseObject({
  Type: z.string(),
  Action: z.string(),
  Actor: z.object({ ID: z.string(), Attributes: z.record(z.string(), z.string()).nullish() }),
});
type Event = z.infer<typeof Event>;

async function events({ lab, query, signal }: Exchange): Promise<Answer> {
  const filters = query.filters(KNOWN);
  const own = await OwnThings.look(lab);
  const source = await lab.api.openOk({
    method: 'GET',
    path: '/events',
    query: {
      since: query.matching('since', TIME),
      until: query.matching('until', TIME),
      filters: filterText({ type: ['container', 'network', 'volume', 'image'] }),
    },
    signal,
  });
  const stream = mapJsonLines(source, async (line) => {
    const shown = await translateEvent(lab, own, Event.parse(line));
    return shown && isWanted(shown, filters) ? shown : undefined;
  });
  return { status: 200, stream, headers: { 'content-type': 'application/json' } };
}

/**
 * Ids of containers and networks, and names of volumes, that were seen to be the lab's. Events of networks and volumes
 * carry no labels, and a name alone proves nothing: `rl-a-b-c` may be `b-c` of lab `a`, or `c` of lab `a-b`.
 */
class OwnThings {
  readonly #lab: Lab;
  readonly #ids = new Set<string>();

  private constructor(lab: Lab) {
    this.#lab = lab;
  }

  static async look(lab: Lab): Promise<OwnThings> {
    const own = new OwnThings(lab);
    const [containers] = await Promise.all([
      listContainers(lab),
      own.#lookFor('network'),
      own.#lookFor('volume'),
    ]);
    for (const { id } of containers) own.add(id);
    return own;
  }

  add(id: string): void {
    this.#ids.add(id);
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Looks whether a network or a volume that was not seen before is the lab's. */
  async finds(type: 'network' | 'volume', id: string): Promise<boolean> {
    if (!this.#ids.has(id)) await this.#lookFor(type);
    return this.#ids.has(id);
  }

  async #lookFor(type: 'network' | 'volume'): Promise<void> {
    const found =
      type === 'network'
        ? (await listNetworks(this.#lab)).filter(({ kind }) => kind !== 'plain').map(({ id }) => id)
        : (await listVolumes(this.#lab)).map(({ engineName }) => engineName);
    for (const id of found) this.#ids.add(id);
  }
}

/** An event as the learner's engine would tell it; undefined for one of somebody else's. */
async function translateEvent(lab: Lab, own: OwnThings, event: Event): Promise<Event | undefined> {
  const attributes = event.Actor.Attributes ?? {};
  const { ID } = event.Actor;
  if (event.Type === 'container') {
    const isOwn = attributes[LAB_LABEL] === lab.names.lab && attributes[KIND_LABEL] === 'learner';
    if (!isOwn || !(attributes['name'] ?? '').startsWith(lab.names.prefix)) return undefined;
    own.add(ID);
    return shown(event, ID, {
      ...withoutOwnLabels(attributes),
      name: learnerName(lab.names, attributes['name'] ?? ''),
      image: shownImage(lab, attributes['image'] ?? ''),
    });
  }
  const container = attributes['container'];
  if (container !== undefined && !own.has(container)) return undefined;
  if (event.Type === 'network') {
    const name = attributes['name'] ?? '';
    const isOwn = name === lab.names.network || name.startsWith(lab.names.prefix);
    if (!isOwn || !(await own.finds('network', ID))) return undefined;
    return shown(event, ID, { ...attributes, name: learnerName(lab.names, name) });
  }
  if (event.Type === 'volume') {
    // One without a name begins with no prefix; with a container of the lab it is the lab's.
    if (container === undefined && (!ID.startsWith(lab.names.prefix) || !(await own.finds('volume', ID))))
      return undefined;
    return shown(event, ID === lab.names.workspace ? 'workspace' : learnerName(lab.names, ID), attributes);
  }
  const name = learnerImageName(lab.names, attributes['name'] ?? ID);
  if (name === undefined) return undefined;
  return shown(event, learnerImageName(lab.names, ID) ?? ID, { ...withoutOwnLabels(attributes), name });
}

function shown(event: Event, id: string, attributes: Record<string, string>): Event {
  const { status, from, time, timeNano, scope } = event;
  const old = event.Type === 'container' || event.Type === 'image';
  return {
    ...(old && { status, id, ...(from !== undefined && { from: attributes['image'] }) }),
    Type: event.Type,
    Action: event.Action,
    Actor: { ID: id, Attributes: attributes },
    scope,
    time,
    timeNano,
  };
}

function isWanted({ Type, Action, Actor, scope }: Event, filters: Filters): boolean {
  const attributes = Actor.Attributes ?? {};
  const oneOf = (key: string, test: (value: string) => boolean) => {
    const values = filters.get(key) ?? [];
    return values.length === 0 || values.some(test);
  };
  const names = [Actor.ID, attributes['name']];
  const isThing = (type: string) => (value: string) =>
    Type === type && (names.includes(value) || (/^[0-9a-f]{4,}$/.test(value) && Actor.ID.startsWith(value)));
  return (
    oneOf('type', (type) => Type === type) &&
    // `exec_create: ls` is meant by `exec_create`.
    oneOf('event', (event) => Action === event || Action.startsWith(`${event}:`)) &&
    oneOf('scope', (value) => value === scope) &&
    oneOf('container', isThing('container')) &&
    oneOf('network', isThing('network')) &&
    oneOf('volume', isThing('volume')) &&
    oneOf('image', (image) => names.includes(image) || attributes['image'] === image) &&
    hasLabels(attributes, filters.get('label'))
  );
}

export const eventRows: readonly Row[] = [{ method: 'GET', path: '/events', answer: events }];
