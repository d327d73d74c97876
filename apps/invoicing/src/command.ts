import { enableCompileCache } from 'node:module';

// One administrative command, for the command line: see `commands/main.ts`.
enableCompileCache();
const { main } = await import('./commands/main.ts');
await main(process.argv.slice(2));
