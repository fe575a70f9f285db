import { defineConfig } from 'vite';

/** The one script that a shop puts into its page: one file, under one name, without a module's rules. */
export default defineConfig({
  root: 'chat',
  publicDir: false,
  build: {
    outDir: '../dist/chat',
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: 'widget.ts', formats: ['iife'], name: 'centralita', fileName: () => 'v1.js' },
  },
});
