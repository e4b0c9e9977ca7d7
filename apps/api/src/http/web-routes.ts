import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import serveStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { refuse } from './request-guards.ts';

const YEAR_MS = 31_536_000_000;

/** The entry page for a path: each surface has a bundle of its own, so that a client never loads staff code. */
function entryOf(path: string): 'admin.html' | 'checkout.html' | 'index.html' {
  if (path === '/admin' || path.startsWith('/admin/')) return 'admin.html';
  if (path === '/pay' || path === '/quote' || path === '/checkout' || path.startsWith('/checkout/'))
    return 'checkout.html';
  return 'index.html';
}

/** Serves the built web app: hashed assets for a year and compressed, the entry pages always fresh. */
export async function addWebRoutes(server: FastifyInstance, folder: string): Promise<void> {
  const pages = new Map<string, string>();
  for (const name of ['admin.html', 'checkout.html', 'index.html'])
    pages.set(name, await readFile(join(folder, name), 'utf8'));
  await server.register(serveStatic, {
    root: folder,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders(reply, path) {
      const isHashed = path.includes(`${folder}/assets/`);
      reply.header('cache-control', isHashed ? `public, max-age=${YEAR_MS / 1000}, immutable` : 'no-cache');
    },
    // Sent in place of the file beside them, where the browser takes them.
    preCompressed: true,
    globIgnore: ['**/*.html', '**/*.br', '**/*.gz'],
  });
  server.get('/*', async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    // A missing file is not a page: a stale bundle must see 404, not HTML.
    if (/\.[a-z0-9]{1,8}$/i.test(path)) return refuse(reply, 'request.not_found');
    // What a payment link leads to is nobody's search result.
    if (path === '/pay' || path === '/quote') reply.header('x-robots-tag', 'noindex, nofollow');
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(pages.get(entryOf(path)));
  });
}
