import { defineConfig } from 'vite';

/** `dist/connect.js` is served at `/connect.js` for script tags; `dist/connect.mjs` is for bundlers. */
export default defineConfig({
  build: {
    target: 'es2022',
    lib: {
      entry: 'src/index.ts',
      name: 'KenteConnect',
      formats: ['umd', 'es'],
      fileName: (format) => (format === 'es' ? 'connect.mjs' : 'connect.js'),
    },
    rolldownOptions: { output: { exports: 'named' } },
  },
});
