import { openOwnEngine } from './own-engine.ts';

// For a test: a server that opens an engine, says where, and waits to be killed.
const [, , home = ''] = process.argv;
const { address } = await openOwnEngine({ home, onProgress: () => undefined });
process.send?.(address.kind === 'socket' ? address.path : '');
setInterval(() => undefined, 60_000);
