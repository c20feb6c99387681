/** What happened last; the picture moves only for it. */
export type Event = 'start' | 'written' | 'received' | 'applied' | 'both' | 'switched';

/** How far a few transactions have come on their way from source to replica. */
export type Flow = {
  /** In the source's tables and its binary log. */
  committed: number;
  /** In the replica's relay log. */
  received: number;
  /** In the replica's tables. */
  applied: number;
  receiverOn: boolean;
  applierOn: boolean;
  last: Event;
};

/** As many as the picture has room for. */
export const room = 8;

export const start: Flow = {
  committed: 0,
  received: 0,
  applied: 0,
  receiverOn: true,
  applierOn: true,
  last: 'start',
};

export type Action = 'write' | 'step' | 'run' | 'receiver' | 'applier' | 'again';

/** Something that could move has not moved yet. */
export function canMove(flow: Flow): boolean {
  return canReceive(flow) || canApply(flow);
}

const canReceive = (flow: Flow) => flow.receiverOn && flow.received < flow.committed;
const canApply = (flow: Flow) => flow.applierOn && flow.applied < flow.received;

/**
 * `step` moves one transaction by one leg, the applier before the receiver; `run` lets both threads work at the same
 * time, as they do. The source commits without asking either of them.
 */
export function next(flow: Flow, action: Action): Flow {
  switch (action) {
    case 'write':
      return flow.committed < room ? { ...flow, committed: flow.committed + 1, last: 'written' } : flow;
    case 'step':
      if (canApply(flow)) return { ...flow, applied: flow.applied + 1, last: 'applied' };
      return canReceive(flow) ? { ...flow, received: flow.received + 1, last: 'received' } : flow;
    case 'run': {
      const applies = canApply(flow);
      const receives = canReceive(flow);
      if (!applies && !receives) return flow;
      return {
        ...flow,
        applied: flow.applied + Number(applies),
        received: flow.received + Number(receives),
        last: applies && receives ? 'both' : applies ? 'applied' : 'received',
      };
    }
    case 'receiver':
      return { ...flow, receiverOn: !flow.receiverOn, last: 'switched' };
    case 'applier':
      return { ...flow, applierOn: !flow.applierOn, last: 'switched' };
    default:
      return start;
  }
}

export type Saying = 'start' | 'written' | 'received' | 'applied' | 'receiverOff' | 'applierOff' | 'full';

/** What there is to say about the moment. */
export function saying(flow: Flow): Saying {
  if (!flow.receiverOn && flow.committed > flow.received && !canMove(flow)) return 'receiverOff';
  if (!flow.applierOn && flow.received > flow.applied && !canMove(flow)) return 'applierOff';
  if (!flow.receiverOn && flow.last === 'switched') return 'receiverOff';
  if (!flow.applierOn && flow.last === 'switched') return 'applierOff';
  if (flow.committed === room && flow.applied === room) return 'full';
  if (flow.last === 'both') return 'applied';
  if (flow.last !== 'switched') return flow.last;
  return flow.applied > 0
    ? 'applied'
    : flow.received > 0
      ? 'received'
      : flow.committed > 0
        ? 'written'
        : 'start';
}
