import { defineConfig } from 'vitest/config';

/** What a form may load, on a page of the desk's or of anybody else's: one script and one sheet of styles. */
export default defineConfig({
  root: 'form',
  publicDir: 'public',
  test: { include: ['**/*.test.ts'], environment: 'node' },
  build: {
    outDir: '../dist/chat',
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: 'form.ts', formats: ['iife'], name: 'centralitaForm', fileName: () => 'form.js' },
  },
});
