#!/usr/bin/env node
import { runCli } from './program.ts';
import { terminal } from './terminal.ts';

process.exitCode = await runCli(process.argv.slice(2), terminal());
