/** A viewer may be this many bytes behind before something is done about it. */
export const HIGH_MARK = 384 * 1024;
/** It counts as having caught up when it is at most this many bytes behind. */
export const LOW_MARK = 96 * 1024;

type Follower = { acknowledged: number; sent: number; lagging: boolean };

/**
 * Who may be sent more. Viewers acknowledge what they have drawn. The owner's slowness pauses the terminal; any
 * other viewer that falls behind is left behind, and told to take a fresh screen once it has caught up with what
 * it was sent. Positions are bytes since the terminal began.
 */
export class FlowControl<Viewer> {
  readonly #followers = new Map<Viewer, Follower>();
  #owner: Viewer | undefined;
  #paused = false;

  /** The terminal must not be read. */
  get paused(): boolean {
    return this.#paused;
  }

  /** Sends the viewer everything from this position on. */
  follow(viewer: Viewer, from: number, end: number): void {
    this.#followers.set(viewer, { acknowledged: from, sent: end, lagging: false });
    this.#update();
  }

  leave(viewer: Viewer): void {
    this.#followers.delete(viewer);
    if (this.#owner === viewer) this.#owner = undefined;
    this.#update();
  }

  own(viewer: Viewer | undefined): void {
    this.#owner = viewer;
    this.#update();
  }

  /** The terminal has produced output up to this position; answers who is to be sent it. */
  produced(end: number): Viewer[] {
    const receivers: Viewer[] = [];
    for (const [viewer, follower] of this.#followers) {
      if (!follower.lagging && viewer !== this.#owner && behind(follower) > HIGH_MARK)
        follower.lagging = true;
      if (follower.lagging) continue;
      follower.sent = end;
      receivers.push(viewer);
    }
    this.#update();
    return receivers;
  }

  /** Answers true when the viewer was left behind and is now to be sent a fresh screen. */
  acknowledge(viewer: Viewer, position: number): boolean {
    const follower = this.#followers.get(viewer);
    if (follower === undefined) return false;
    const believable = Math.min(position, follower.sent);
    follower.acknowledged = Math.max(follower.acknowledged, believable);
    this.#update();
    if (!follower.lagging || behind(follower) > LOW_MARK) return false;
    this.#followers.delete(viewer);
    return true;
  }

  /** Waits no longer for the owner: it is left behind as any other viewer would be. */
  giveUpOwner(): void {
    const follower = this.#owner === undefined ? undefined : this.#followers.get(this.#owner);
    if (follower !== undefined) follower.lagging = true;
    this.#update();
  }

  #update(): void {
    const owner = this.#owner === undefined ? undefined : this.#followers.get(this.#owner);
    if (owner === undefined || owner.lagging) this.#paused = false;
    else this.#paused = behind(owner) > (this.#paused ? LOW_MARK : HIGH_MARK);
  }
}

function behind({ sent, acknowledged }: Follower): number {
  return sent - acknowledged;
}
