import { resolve } from 'node:path';
import { lingui } from '@lingui/vite-plugin';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const web = resolve(import.meta.dirname, '../..');

// Every component on one page, for eyes and for axe: `vite build --config test/gallery/vite.config.ts --outDir <folder>`.
export default defineConfig({
  root: import.meta.dirname,
  publicDir: resolve(web, 'public'),
  plugins: [react(), lingui({ cwd: web, macroTransform: true }), tailwindcss()],
  build: { assetsInlineLimit: 0, emptyOutDir: true },
});
