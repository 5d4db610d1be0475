import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [sveltekit()],
  build: {
    // Fonts and icons stay files of our own origin: the content security policy knows no data: fonts.
    assetsInlineLimit: 0,
    target: 'es2022',
    // Which packages are in the page, with their licences; read when a release is packed.
    license: { fileName: '.vite/license.json' },
  },
  server: {
    proxy: { '/api': process.env.ASKBACK_DEV_SERVER ?? 'http://127.0.0.1:8420' },
  },
  test: { include: ['src/**/*.test.ts'] },
});
