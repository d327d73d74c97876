import { defineConfig } from 'vite';

/**
 * `dist/` is served at `/connect/`. There is no index.html: the platform writes the shell of each page, with the boot
 * block in it, and finds the names of script and style in a manifest under the page's source. The pages for payers
 * are built apart (`--mode payers`, after the linking page): what they share with it would only split it in pieces.
 */
export default defineConfig(({ mode }) => {
  const isPayers = mode === 'payers';
  return {
    base: '/connect/',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      target: 'es2022',
      emptyOutDir: !isPayers,
      manifest: isPayers ? '.vite/payers.json' : true,
      // Data URLs would ask more of the content security policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: isPayers ? ['src/authorise.tsx', 'src/checkout.tsx'] : ['src/main.tsx'] },
    },
  };
});
