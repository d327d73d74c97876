import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * `dist/` is served at `/dashboard/`. There is no index.html: the platform writes the shell of the page and finds the
 * names of script and styles in `dist/.vite/manifest.json` under `src/main.tsx`.
 */
export default defineConfig({
  base: '/dashboard/',
  plugins: [react()],
  build: {
    target: 'es2022',
    manifest: true,
    // Data URLs would ask more of the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: 'src/main.tsx' },
  },
});
