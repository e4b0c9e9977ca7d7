import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'e2e',
    include: ['**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // As patient as the browser's own waits: the machine may be busy. What has to be quick says so itself.
    expect: { poll: { timeout: 30_000 } },
    fileParallelism: false,
    globalSetup: ['./harness/global-setup.ts'],
  },
});
