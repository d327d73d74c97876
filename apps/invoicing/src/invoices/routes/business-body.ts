import { invalidField } from '@kente/kit/errors';
import { Nullable } from '@kente/kit/http/schemas';
import Type, { type Static } from 'typebox';
import { placed } from '../../api/schemas.ts';
import type { Business } from '../business.ts';
import { readCryptoKeys } from '../qr.ts';
import { DEFAULT_VAT } from '../vat.ts';
import { Address, Text } from './schemas.ts';

export const BusinessBody = placed({
  businessId: Type.String({ pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$', expected: 'a UUID' }),
  serviceId: Type.String({ pattern: '^[A-Za-z0-9]{8}$', expected: '8 letters and digits' }),
  ...{ name: Text(100), tin: Text(20), email: Text(255), address: Address },
  telephone: Type.Optional(
    Nullable(Type.String({ pattern: '^\\+[0-9 ]{5,19}$', expected: 'a number that starts with +' })),
  ),
  description: Type.Optional(Nullable(Text(1_000))),
  vatMode: Type.Optional(Type.Union([Type.Literal('inclusive'), Type.Literal('none')])),
  vatRateBp: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
  numberPrefix: Type.Optional(
    Type.String({ pattern: '^[A-Za-z0-9/-]{1,15}$', expected: '1 to 15 letters, digits, - or /' }),
  ),
  hsnCode: Type.Optional(Nullable(Text(20))),
  isicCode: Type.Optional(Nullable(Text(20))),
  category: Type.Optional(Nullable(Text(100))),
  cryptoKeys: Type.Optional(Nullable(Text(20_000))),
});

/** @throws Refusal 400 */
export function businessFrom(body: Static<typeof BusinessBody>): Business {
  const { hsnCode = null, isicCode = null, category = null, cryptoKeys = null, telephone = null } = body;
  if (hsnCode === null && isicCode === null) throw invalidField('hsnCode', 'hsnCode or isicCode is required');
  if (cryptoKeys !== null) checkKeys(cryptoKeys);
  const { businessId, serviceId, name, tin, email, description = null, address, numberPrefix = 'INV-' } = body;
  const vat = { mode: body.vatMode ?? DEFAULT_VAT.mode, rateBp: body.vatRateBp ?? DEFAULT_VAT.rateBp };
  const line = { hsnCode, isicCode, category };
  return {
    businessId,
    serviceId,
    name,
    tin,
    email,
    telephone,
    description,
    address,
    vat,
    numberPrefix,
    line,
    cryptoKeys,
  };
}

function checkKeys(file: string): void {
  try {
    readCryptoKeys(file);
  } catch (error) {
    throw invalidField('cryptoKeys', (error as Error).message);
  }
}
