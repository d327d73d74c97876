import { enableCompileCache } from 'node:module';

// Types are stripped once, then read from the cache: later starts are faster.
enableCompileCache();
const { run } = await import('./run.ts');
await run(process.argv[2] ?? 'start');
