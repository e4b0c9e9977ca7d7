import { defineConfig } from 'vitest/config';

// Every package is a project; one that needs more than the defaults has a vitest.config.ts of its own.
export default defineConfig({
  test: { projects: ['apps/*', 'packages/*', 'plugins/*', 'tools'] },
});
