import type { TalkMessage } from '../../contract/talk.ts';
import type { TalkWindow } from '../talk.ts';

type Of<Type extends TalkMessage['type']> = Extract<TalkMessage, { type: Type }>;

/** A window that notes what it is told; one that does not read has a backlog that grows. */
export class TestTalkWindow implements TalkWindow {
  readonly told: TalkMessage[] = [];
  backlog = 0;
  reads = true;
  closed = false;

  tell(message: TalkMessage): void {
    this.told.push(message);
    if (!this.reads) this.backlog += JSON.stringify(message).length;
  }

  close(): void {
    this.closed = true;
  }

  /** What it knows of this kind. */
  last<Type extends TalkMessage['type']>(type: Type): Of<Type> | undefined {
    return this.told.findLast((message): message is Of<Type> => message.type === type);
  }
}
