import type { Database, Tenant } from '../../tenancy/index.ts';
import type { Business } from '../business.ts';
import type { Address } from '../tax-invoice.ts';

export async function findBusiness(db: Database, tenant: Tenant): Promise<Business | null> {
  const row = await db
    .selectFrom('businesses')
    .where('organisation_id', '=', tenant.organisationId)
    .where('environment_id', '=', tenant.environmentId)
    .selectAll()
    .executeTakeFirst();
  if (!row) return null;
  return {
    ...{ businessId: row.business_id, serviceId: row.service_id, name: row.name, tin: row.tin, email: row.email },
    ...{ telephone: row.telephone, description: row.description, address: row.address as Address },
    vat: { mode: row.vat_mode as Business['vat']['mode'], rateBp: row.vat_rate_bp },
    numberPrefix: row.number_prefix,
    line: { hsnCode: row.hsn_code, isicCode: row.isic_code, category: row.category },
    cryptoKeys: row.crypto_keys,
  };
}

/** `ifAbsent`: settings that are there stay as they are. */
export async function putBusiness(
  db: Database,
  tenant: Tenant,
  business: Business,
  { at, ifAbsent }: { at: Date; ifAbsent: boolean },
): Promise<void> {
  const { line, vat } = business;
  const values = {
    ...{ business_id: business.businessId, service_id: business.serviceId, name: business.name, tin: business.tin },
    ...{ email: business.email, telephone: business.telephone, description: business.description },
    ...{ address: JSON.stringify(business.address), vat_mode: vat.mode, vat_rate_bp: vat.rateBp },
    ...{ number_prefix: business.numberPrefix, hsn_code: line.hsnCode, isic_code: line.isicCode },
    ...{ category: line.category, crypto_keys: business.cryptoKeys, updated_at: at },
  };
  await db
    .insertInto('businesses')
    .values({ organisation_id: tenant.organisationId, environment_id: tenant.environmentId, ...values })
    .onConflict((conflict) =>
      ifAbsent
        ? conflict.columns(['organisation_id', 'environment_id']).doNothing()
        : conflict.columns(['organisation_id', 'environment_id']).doUpdateSet(values),
    )
    .execute();
}
