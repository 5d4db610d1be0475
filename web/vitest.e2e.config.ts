import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const installed = (name: string) => resolve(import.meta.dirname, 'node_modules', name);

// The journeys live beside the page, and use what is installed for it.
export default defineConfig({
  root: resolve(import.meta.dirname, '../e2e'),
  resolve: {
    alias: {
      'playwright-core': installed('playwright-core/index.mjs'),
      '@axe-core/playwright': installed('@axe-core/playwright/dist/index.mjs'),
      'vitest/node': installed('vitest/dist/node.js'),
    },
  },
  server: { fs: { strict: false } },
  test: {
    include: ['**/*.test.ts'],
    globalSetup: ['support/server.ts'],
    // One person works at one machine: journeys run after each other.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
