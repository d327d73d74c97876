import { enableCompileCache } from 'node:module';

// Types are stripped once, then read from the cache: later starts are faster.
enableCompileCache();
await import('./run.ts');
