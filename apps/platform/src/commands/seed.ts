import Type from 'typebox';
import { command } from './command.ts';

/** Everything or nothing is applied; the file's mistakes are told, each with its path. */
const apply = command(
  'seed.apply',
  Type.Object({ file: Type.String() }, { additionalProperties: false }),
  async ({ file }, { sandbox }) => {
    await sandbox.seed(file);
    return { applied: file };
  },
);

export const seedCommands = [apply];
