import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';

/** 8 MB and a fifth of a second for each guess. Source: OWASP's password storage cheat sheet, scrypt. */
const COST = { N: 2 ** 13, r: 8, p: 10 } as const;
const KEY_BYTES = 64;
const SALT_BYTES = 16;
/** Without those that are mistaken for one another. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 5;

export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 128;

/** A password for once: 100 random bits in groups that can be read out. */
export function newPassword(): string {
  const group = (): string => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** @returns `scrypt$N$r$p$salt$key`, the last two in base64. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const { N, r, p } = COST;
  const key = await derive(password, salt, COST);
  return ['scrypt', N, r, p, salt.toString('base64'), key.toString('base64')].join('$');
}

/** With the parameters that it was hashed with. Text that is no hash fits no password. */
export async function passwordFits(password: string, hash: string): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w+/=]+)\$([\w+/=]+)$/.exec(hash) ?? [];
  if (key === '') return false;
  const expected = Buffer.from(key, 'base64');
  const given = await derive(password, Buffer.from(salt, 'base64'), { N: Number(N), r: Number(r), p: Number(p) });
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function derive(password: string, salt: Buffer, cost: { N: number; r: number; p: number }): Promise<Buffer> {
  return new Promise((done, fail) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, cost, (error, key) => (error ? fail(error) : done(key)));
  });
}
