import { defineConfig } from 'vite';

/**
 * `dist/` is served at `/connect/`. There is no index.html: the platform writes the shell of the page, with the boot
 * block in it, and finds the names of script and style in `dist/.vite/manifest.json` under `src/main.tsx`.
 */
export default defineConfig({
  base: '/connect/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    manifest: true,
    // Data URLs would ask more of the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: 'src/main.tsx' },
  },
});
