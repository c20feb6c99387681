import type { Context, Hono } from 'hono';
import type { Admission } from '../access/guard.ts';

/** Every request has passed the guard, and carries what it found. */
type Environment = { Bindings: { admission: Admission } };
export type Api = Hono<Environment>;
export type ApiContext = Context<Environment>;
