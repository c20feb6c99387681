import { useEffect, useRef, useState } from 'react';
import type { LessonState, Task } from '../../lab/contract/course-state.ts';
import type { LabState } from '../../lab/contract/lab-state.ts';
import { path, routes } from '../../lab/contract/routes.ts';
import { LabMessage, type WatchMessage } from '../../lab/contract/socket.ts';
import type { TerminalInfo } from '../../lab/contract/terminal.ts';
import { LiveSocket } from '../lab/live-socket.ts';

/** What a visitor sees of a learner's lab. */
export type Visit = {
  lab: LabState | undefined;
  lesson: LessonState | undefined;
  terminals: readonly TerminalInfo[] | undefined;
  task: Task | undefined;
};

const nothingYet: Visit = {
  lab: undefined,
  lesson: undefined,
  terminals: undefined,
  task: undefined,
};

function told(visit: Visit, message: LabMessage): Visit {
  switch (message.type) {
    case 'lab':
      return { ...visit, lab: message.lab };
    case 'lesson':
      return { ...visit, lesson: message.lesson };
    case 'terminals':
      return { ...visit, terminals: message.terminals };
    case 'task':
      return { ...visit, task: message.task };
    default:
      return visit;
  }
}

/** One lab, live, seen by the instructor: the lesson its learner is at is looked at along with them. */
export function useVisit(lab: string, lesson: string | null): Visit {
  const [visit, setVisit] = useState(nothingYet);
  const socket = useRef<LiveSocket<typeof LabMessage>>(undefined);
  useEffect(() => {
    const opened = new LiveSocket({
      pathname: path(routes.socket, { lab }),
      schema: LabMessage,
      onMessage: (message) => setVisit((before) => told(before, message)),
      onLinked: () => {}, // the page says itself when the server is away
    });
    socket.current = opened;
    return () => opened.close();
  }, [lab]);
  useEffect(() => {
    const watch: WatchMessage = { type: 'watch', lesson, topology: false, rds: false };
    socket.current?.say(watch);
  }, [lesson]);
  return visit;
}
