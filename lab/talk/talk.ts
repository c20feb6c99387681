import type { FollowerMessage, SpeakerMessage, TalkMessage, TalkState } from '../contract/talk.ts';
import type { TerminalOutput } from '../contract/terminal.ts';
import type { LabSession } from '../labs/lab-session.ts';

/** A window of the talk, of a speaker or of the audience. */
export interface TalkWindow {
  /** Hundreds are told the same message: send `textOf(message)`, as text. */
  tell(message: TalkMessage): void;
  /** Bytes that the window has not taken yet. */
  readonly backlog: number;
  close(): void;
}

/** A follower's window on the terminal of the slide. */
export interface TalkScreen {
  /** As `TalkWindow.tell`. */
  message(message: TerminalOutput): void;
  output(bytes: Uint8Array): void;
  readonly backlog: number;
  close(): void;
}

/** One talk: what is on the screen, who follows, polls and questions. Kept in the lab's folder until a speaker ends it. */
export interface Talk {
  readonly state: TalkState;
  /** Someone of the audience; `follower` is the same for all windows of a browser. Throws `talk-full`. */
  follow(follower: string, window: TalkWindow): { receive(message: FollowerMessage): void; leave(): void };
  speak(window: TalkWindow): { receive(message: SpeakerMessage | FollowerMessage): void; leave(): void };
  /**
   * The terminal of the slide, read-only. One viewer of the speaker's terminal serves all followers: a slow one is
   * skipped ahead to the screen as it is, never waited for. Throws `talk-full`.
   */
  screen(screen: TalkScreen): { leave(): void };
  close(): Promise<void>;
}

/** `followUrl`: where the audience follows, for the QR code on the deck. */
export type OpenTalk = (options: { lab: LabSession; home: string; followUrl: string }) => Talk;
