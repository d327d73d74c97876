#!/usr/bin/env node
// Plain JavaScript, so that an old Node.js can read it: it hands over to the one that npm brought.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
const entry = new URL('../src/main.ts', import.meta.url);

if (major > 22 || (major === 22 && minor >= 18)) {
  await import(entry.href);
} else {
  process.exitCode = handOver();
}

function handOver() {
  const args = [fileURLToPath(entry), ...process.argv.slice(2)];
  // Ctrl-C reaches the child by itself, and it is the child that stops.
  process.on('SIGINT', () => {});
  const { status, error } = spawnSync(pinnedNode(), args, { stdio: 'inherit' });
  if (!error) return status ?? 1;
  process.stderr.write(
    `kente needs Node.js 22.18 or newer; this is ${process.versions.node}. Run \`npm ci\`, which brings the right one.\n`,
  );
  return 1;
}

function pinnedNode() {
  try {
    return join(
      dirname(createRequire(import.meta.url).resolve('node/package.json')),
      'bin',
      process.platform === 'win32' ? 'node.exe' : 'node',
    );
  } catch {
    return '';
  }
}
