import type { SharedReason } from '../../../content/reasons.ts';
import type { Values } from '../../contract/names.ts';

/** A question that cannot be asked now; it becomes the verdict of the check that asked. */
export class CheckBlocked extends Error {
  override readonly name = 'CheckBlocked';
  readonly reason: SharedReason;
  readonly values: Values;
  /** True for what does not pass by waiting. */
  readonly broken: boolean;

  constructor(reason: SharedReason, values: Values, options: { broken?: boolean; cause?: unknown } = {}) {
    super(`${reason} ${JSON.stringify(values)}`, { cause: options.cause });
    this.reason = reason;
    this.values = values;
    this.broken = options.broken ?? false;
  }
}
