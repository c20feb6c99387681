import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addShortAddresses } from './doors.ts';

const YEAR_S = 31_536_000;

/** The built site: files by name, and its one page for every other address. */
export function createSite(folder: string): Hono {
  const app = new Hono();
  app.use(
    '*',
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        // xterm and CodeMirror set styles on elements as they draw.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        frameSrc: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
      xFrameOptions: 'DENY',
      referrerPolicy: 'no-referrer',
      // Set by proxies that end TLS; on plain loopback it would only confuse other ports.
      strictTransportSecurity: false,
    }),
  );
  addShortAddresses(app);
  app.use(
    '/assets/*',
    // Their names carry a hash of what is in them.
    serveStatic({
      root: folder,
      precompressed: true,
      onFound: (_, c) => c.header('Cache-Control', `private, max-age=${YEAR_S}, immutable`),
    }),
  );
  app.get('/assets/*', (c) => c.notFound());
  app.use('*', serveStatic({ root: folder, onFound: (_, c) => c.header('Cache-Control', 'no-cache') }));
  app.get('*', async (c) => {
    c.header('Cache-Control', 'no-cache');
    return c.html(await readFile(join(folder, 'index.html'), 'utf8'));
  });
  return app;
}
