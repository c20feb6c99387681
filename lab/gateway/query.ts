import { z } from 'zod';
import { badRequest } from './docker-error.ts';

// Docker writes filters either as `{"label":["a"]}` or, in old clients, as `{"label":{"a":true}}`.
const FilterValues = z.union([
  z.array(z.string().max(1024)).max(100),
  z.record(z.string(), z.boolean()).transform((set) => Object.keys(set)),
]);
const Filters = z.record(z.string(), FilterValues);
export type Filters = Map<string, string[]>;

/** A request's query; a row asks for what it knows, everything else is never passed on. */
export class Query {
  readonly #given: URLSearchParams;

  constructor(given: URLSearchParams) {
    this.#given = given;
  }

  /** A value that may be given once. */
  text(key: string): string | undefined {
    const values = this.#given.getAll(key);
    if (values.length > 1) throw badRequest(`${key} is given twice`);
    return values[0] === '' ? undefined : values[0];
  }

  all(key: string): string[] {
    return this.#given.getAll(key).filter((value) => value !== '');
  }

  /** As Docker reads a truth value: everything but these four words is true. */
  flag(key: string, absent = false): boolean {
    const value = this.text(key);
    if (value === undefined) return absent;
    return !['0', 'no', 'false', 'none'].includes(value.trim().toLowerCase());
  }

  number(key: string): number | undefined {
    const value = this.text(key);
    if (value === undefined) return undefined;
    const number = Number(value);
    if (!Number.isFinite(number)) throw badRequest(`${key} must be a number`);
    return number;
  }

  /** A value of a shape that can do no harm on the engine, as a text for its query. */
  matching(key: string, shape: RegExp): string | undefined {
    const value = this.text(key);
    if (value !== undefined && !shape.test(value)) throw badRequest(`invalid value for ${key}: ${value}`);
    return value;
  }

  json<Schema extends z.ZodType>(key: string, schema: Schema): z.output<Schema> | undefined {
    const value = this.text(key);
    // What Go writes for a list or a map that nobody has set.
    if (value === undefined || value === 'null') return undefined;
    try {
      return schema.parse(JSON.parse(value));
    } catch (cause) {
      throw Object.assign(badRequest(`invalid value for ${key}`), { cause });
    }
  }

  /** The filters of a list; a name that the row does not know is an error, as on the engine. */
  filters(known: readonly string[]): Filters {
    const filters = new Map(Object.entries(this.json('filters', Filters) ?? {}));
    for (const name of filters.keys())
      if (!known.includes(name)) throw badRequest(`invalid filter '${name}'`);
    return filters;
  }
}

/** Filters as the engine takes them. */
export function filterText(filters: Readonly<Record<string, readonly string[]>> | Filters): string {
  return JSON.stringify(filters instanceof Map ? Object.fromEntries(filters) : filters);
}

/** Whether an object's labels satisfy filters such as `key` and `key=value`. */
export function hasLabels(labels: Readonly<Record<string, string>>, wanted: readonly string[] = []): boolean {
  return wanted.every((filter) => {
    const equals = filter.indexOf('=');
    if (equals === -1) return Object.hasOwn(labels, filter);
    const key = filter.slice(0, equals);
    return Object.hasOwn(labels, key) && labels[key] === filter.slice(equals + 1);
  });
}
