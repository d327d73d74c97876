import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Type from 'typebox';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { fromFiles } from './config-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'kente-config-'));
const file = join(folder, 'secret');
writeFileSync(file, 'hidden value\n');
afterAll(() => rmSync(folder, { recursive: true }));

const schema = Type.Object({ SECRET: Type.Optional(Type.String()), PORT: Type.Integer({ default: 4002 }) });

describe('a setting that stands in a file', () => {
  test('is read without the white space around it, and other settings stay', () => {
    expect(readConfig(schema, fromFiles(schema, { SECRET_FILE: file, PORT: '5' }))).toEqual({
      SECRET: 'hidden value',
      PORT: 5,
    });
  });

  test('a file that cannot be read is told by the name of the variable', () => {
    const missing = join(folder, 'none');
    expect(() => fromFiles(schema, { SECRET_FILE: missing })).toThrow(
      `SECRET_FILE names ${missing}, which cannot be read (ENOENT).`,
    );
  });

  test('a value beside its file is refused, and not told', () => {
    expect(() => fromFiles(schema, { SECRET_FILE: file, SECRET: 'another' })).toThrow(
      'SECRET and SECRET_FILE are both set. Set one of them.',
    );
  });

  test('a variable that no setting has is none of ours', () => {
    expect(fromFiles(schema, { OTHER_FILE: '/nowhere' })).toEqual({ OTHER_FILE: '/nowhere' });
  });
});
