import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** The desk that a page in development talks to: its HTTP address. */
const desk = process.env.CENTRALITA_DESK ?? 'http://127.0.0.1:7480';

/** What the daemon says of every page; here too, so that nothing that breaks it gets that far. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
  "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/**
 * A desk gives no session to pages of another host. Here the page is from Vite and the desk is elsewhere,
 * so the page's origin is spelt as the desk's own.
 */
const session = {
  target: desk,
  ws: true,
  changeOrigin: true,
  headers: { origin: desk },
};

export default defineConfig({
  root: 'console',
  base: '/console/',
  publicDir: false,
  plugins: [svelte({ configFile: '../svelte.config.js' })],
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    // What is inlined as data: is not ours to the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: { proxy: { '/console/session': session } },
  preview: { proxy: { '/console/session': session }, headers: { 'Content-Security-Policy': policy } },
  test: { include: ['**/*.test.ts'], environment: 'node' },
});
