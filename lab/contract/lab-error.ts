import { errorCatalogue, fill, type ErrorCode } from './errors.ts';
import type { Values } from './names.ts';

/** An error of the catalogue; what caused it is in `cause`. */
export class LabError extends Error {
  override readonly name = 'LabError';
  readonly code: ErrorCode;
  readonly values: Values;

  constructor(code: ErrorCode, values: Values = {}, options?: ErrorOptions) {
    super(fill(errorCatalogue[code].en.what, values), options);
    this.code = code;
    this.values = values;
  }
}
