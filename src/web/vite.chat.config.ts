import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** The chat for visitors: a page in a frame of the operator's own site, or by itself under /chat/. */
export default defineConfig({
  root: 'chat',
  base: '/widget/',
  // The demo's shop, as any site would be: it has the script tag and knows nothing else of the chat.
  publicDir: 'public',
  plugins: [svelte({ configFile: '../svelte.config.js' })],
  test: { include: ['**/*.test.ts'], environment: 'node' },
  build: { outDir: '../dist/chat', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
});
