import { enableCompileCache } from 'node:module';

// Types are stripped once, then read from the cache: later starts are faster.
enableCompileCache();
if (process.env.INVOICING_DATABASE_URL === 'parent') {
  const { serveForParent } = await import('./under-parent.ts');
  await serveForParent();
} else {
  const { run } = await import('./run.ts');
  await run(process.argv[2] ?? 'serve');
}
