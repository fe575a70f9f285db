import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** The chat for visitors: a page in a frame of the operator's own site, or by itself under /chat/. */
export default defineConfig({
  root: 'chat',
  base: '/widget/',
  publicDir: false,
  plugins: [svelte({ configFile: '../svelte.config.js' })],
  test: { include: ['**/*.test.ts'], environment: 'node' },
  build: { outDir: '../dist/chat', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
});
