import { resolve } from 'node:path';
import { lingui } from '@lingui/vite-plugin';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { compressed } from './build/compressed.ts';
import { sharedChunks } from './build/first-load.ts';

const root = import.meta.dirname;
const api = process.env['PANEL1_API_URL'] ?? 'http://127.0.0.1:3000';

/** In development, answers page requests as the API does in production: /admin/* and /checkout have their own HTML. */
function pages(): Plugin {
  return {
    name: 'panel1-pages',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = (request.url ?? '/').split('?')[0] ?? '/';
        const isPage = request.headers.accept?.includes('text/html') ?? false;
        if (isPage && (path === '/admin' || path.startsWith('/admin/'))) request.url = '/admin.html';
        else if (
          isPage &&
          (path === '/pay' || path === '/quote' || path === '/checkout' || path.startsWith('/checkout/'))
        )
          request.url = '/checkout.html';
        next();
      });
    },
  };
}

const entries = {
  site: resolve(root, 'index.html'),
  admin: resolve(root, 'admin.html'),
  checkout: resolve(root, 'checkout.html'),
};

export default defineConfig({
  root,
  plugins: [react(), lingui({ cwd: root, macroTransform: true }), tailwindcss(), pages(), compressed()],
  server: {
    proxy: Object.fromEntries(['/trpc', '/auth/', '/documents/', '/logo/', '/webhooks/'].map((path) => [path, api])),
  },
  build: {
    manifest: true,
    target: 'es2023',
    // The content security policy allows fonts and images from our own origin only, no data: URLs for fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: entries,
      output: { codeSplitting: { groups: [{ name: sharedChunks(entries), tags: ['$initial'] }] } },
    },
  },
});
