import Type from 'typebox';
import { describe, expect, test } from 'vitest';
import { ConfigurationError, readConfig } from './config.ts';

const Settings = Type.Object({
  HOST: Type.String({ default: '127.0.0.1' }),
  PORT: Type.Integer({ default: 4000, minimum: 0, maximum: 65_535 }),
  RATIO: Type.Optional(Type.Number({ minimum: 0 })),
  TRUST_PROXY: Type.Boolean({ default: false }),
  LOG_LEVEL: Type.String({ default: 'info', pattern: '^(error|info)$' }),
  MODE: Type.Optional(Type.Union([Type.Literal('fast'), Type.Literal('slow')])),
  PUBLIC_URL: Type.Optional(Type.String({ pattern: '^https?://', expected: 'a URL that starts with https://' })),
  NAME: Type.Optional(Type.String({ pattern: '^[a-z]+$' })),
  INDEX_SECRET: Type.Optional(Type.String({ minLength: 16 })),
});

function mistake(variables: Record<string, string>): string {
  try {
    readConfig(Settings, variables);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return (error as Error).message;
  }
  throw new Error('the configuration was accepted');
}

test('absent, empty and blank variables take their defaults, and are absent where there is none', () => {
  const defaults = { HOST: '127.0.0.1', PORT: 4000, TRUST_PROXY: false, LOG_LEVEL: 'info' };
  expect(readConfig(Settings, {})).toEqual(defaults);
  expect(readConfig(Settings, { HOST: '', PORT: ' ', RATIO: '', TRUST_PROXY: '' })).toEqual(defaults);
});

test('numbers and booleans are read from text, spaces around them are nothing', () => {
  expect(readConfig(Settings, { PORT: ' 0 ', RATIO: '0.25', TRUST_PROXY: 'TRUE' })).toMatchObject({
    ...{ PORT: 0, RATIO: 0.25, TRUST_PROXY: true },
  });
  for (const yes of ['true', '1', 'yes', 'on'])
    expect(readConfig(Settings, { TRUST_PROXY: yes }).TRUST_PROXY).toBe(true);
  for (const no of ['false', '0', 'no', 'OFF'])
    expect(readConfig(Settings, { TRUST_PROXY: no }).TRUST_PROXY).toBe(false);
});

test('other variables of the machine are passed over', () => {
  expect(readConfig(Settings, { PATH: '/usr/bin', PORT: '80' })).not.toHaveProperty('PATH');
});

describe('a mistake is told in a sentence that says what to write', () => {
  test.each([
    [{ PORT: 'abc' }, 'PORT must be an integer between 0 and 65535, not "abc"'],
    [{ PORT: '70000' }, 'PORT must be an integer between 0 and 65535, not "70000"'],
    [{ PORT: '12.5' }, 'PORT must be an integer between 0 and 65535, not "12.5"'],
    [{ PORT: '1e3' }, 'PORT must be an integer between 0 and 65535, not "1e3"'],
    [{ PORT: '0x10' }, 'PORT must be an integer between 0 and 65535, not "0x10"'],
    [{ RATIO: '-1' }, 'RATIO must be a number of at least 0, not "-1"'],
    [{ TRUST_PROXY: 'maybe' }, 'TRUST_PROXY must be true or false, not "maybe"'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of error, info, not "loud"'],
    [{ MODE: 'medium' }, 'MODE must be one of fast, slow, not "medium"'],
    [{ PUBLIC_URL: 'example.com' }, 'PUBLIC_URL must be a URL that starts with https://, not "example.com"'],
    [{ NAME: 'Ada' }, 'NAME must be text that fits ^[a-z]+$, not "Ada"'],
  ])('%j', (variables, sentence) => {
    expect(mistake(variables as Record<string, string>)).toBe(`The configuration is not valid: ${sentence}.`);
  });

  test('all of them at once', () => {
    const message = mistake({ PORT: 'abc', LOG_LEVEL: 'loud', TRUST_PROXY: 'maybe' });
    for (const name of ['PORT', 'LOG_LEVEL', 'TRUST_PROXY']) expect(message).toContain(`${name} must be`);
  });

  test('without the value, where it may be a secret', () => {
    const message = mistake({ INDEX_SECRET: 'hunter2' });
    expect(message).toContain('INDEX_SECRET must be at least 16 characters long.');
    expect(message).not.toContain('hunter2');
  });

  test('a required variable without a default is asked for', () => {
    const schema = Type.Object({ API_URL: Type.String() });
    expect(() => readConfig(schema, {})).toThrow('API_URL is required: text');
  });
});
