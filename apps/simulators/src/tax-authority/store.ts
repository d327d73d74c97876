import { createHash, generateKeyPair, randomBytes, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type pg from 'pg';
import { inTransaction } from '../store/store.ts';
import type { Json } from './json.ts';
import type { Entity, NewEntity, SignedInvoice, SigningKeys } from './records.ts';
import { type Found, SELECT_INVOICE, type SearchQuery, search } from './search.ts';

/** Every SQL statement of the simulated tax authority, with `search.ts`. A taxpayer sees what is its own. */
export class AuthorityStore {
  readonly #pool: pg.Pool;
  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  entityByKey(apiKey: string, apiSecret: string): Promise<Entity | null> {
    return this.#entity('e.api_key::text = lower($1) and e.api_secret_hash = $2', [apiKey, digest(apiSecret)]);
  }

  entityByTin(tin: string): Promise<Entity | null> {
    return this.#entity('e.tin = $1', [tin]);
  }

  entityByLogin(email: string, password: string): Promise<Entity | null> {
    return this.#entity('e.email = $1 and e.password_hash = $2', [email, digest(password)]);
  }

  async #entity(condition: string, values: unknown[]): Promise<Entity | null> {
    const { rows } = await this.#pool.query<Entity>(
      `select e.id, e.name, e.tin, e.email, e.phone, e.rc_number as "rcNumber", e.address, e.api_key as "apiKey",
         coalesce(json_agg(json_build_object('id', b.id, 'name', b.name, 'serviceId', b.service_id, 'webhookUrl', b.webhook_url)
           order by b.service_id) filter (where b.id is not null), '[]') as businesses
       from tax_entities e left join tax_businesses b on b.entity_id = e.id
       where ${condition} group by e.id`,
      values,
    );
    return rows[0] ?? null;
  }

  /** A taxpayer with businesses and keys of its own. Null when its TIN, e-mail or a service id is taken. */
  async register(entity: NewEntity): Promise<{ id: string; apiKey: string; apiSecret: string } | null> {
    const [id, apiKey, apiSecret] = [randomUUID(), randomUUID(), randomBytes(24).toString('base64url')];
    const { name, tin, email, phone, rcNumber, address, password, businesses } = entity;
    return inTransaction(this.#pool, async (client) => {
      const made = await client.query(
        `insert into tax_entities (id, name, tin, email, phone, rc_number, address, password_hash, api_key, api_secret_hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
        [id, name, tin, email, phone, rcNumber, address, digest(password), apiKey, digest(apiSecret)],
      );
      if (made.rowCount === 0) return null;
      for (const { name: business, serviceId, webhookUrl } of businesses) {
        const { rowCount } = await client.query(
          `insert into tax_businesses (id, entity_id, name, service_id, webhook_url) values ($1, $2, $3, $4, $5)
           on conflict do nothing`,
          [randomUUID(), id, business, serviceId, webhookUrl],
        );
        // The entity alone is no use: its business is somebody else's.
        if (rowCount === 0) throw new ServiceIdTaken();
      }
      return { id, apiKey, apiSecret };
    }).catch((error: unknown) => {
      if (error instanceof ServiceIdTaken) return null;
      throw error;
    });
  }

  /** @returns false for an IRN that was signed before, by whomever. */
  async sign(invoice: {
    irn: string;
    businessId: string;
    document: Json;
    buyerTin: string | null;
    at: Date;
  }): Promise<boolean> {
    const { irn, businessId, document, buyerTin, at } = invoice;
    const { rowCount } = await this.#pool.query(
      `insert into tax_invoices (irn, business_id, document, buyer_tin, payment_status, signed_at)
       values ($1, $2, $3, $4, coalesce($3::jsonb ->> 'payment_status', 'PENDING'), $5) on conflict do nothing`,
      [irn, businessId, JSON.stringify(document), buyerTin, at],
    );
    return rowCount === 1;
  }

  /** One of the taxpayer's own, or one that was sent to it. */
  async invoice(entity: Entity, irn: string): Promise<SignedInvoice | null> {
    const { rows } = await this.#pool.query<SignedInvoice>(
      `${SELECT_INVOICE} where i.irn = $2 and (b.entity_id = $1 or (i.buyer_tin = $3 and i.transmitted_at is not null))`,
      [entity.id, irn, entity.tin],
    );
    return rows[0] ?? null;
  }

  search(businessId: string, query: SearchQuery): Promise<Found> {
    return search(this.#pool, businessId, query);
  }

  async pay(irn: string, status: string, reference: string | null): Promise<void> {
    await this.#pool.query(
      'update tax_invoices set payment_status = $2, payment_reference = coalesce($3, payment_reference) where irn = $1',
      [irn, status, reference],
    );
  }

  /** @returns false for an invoice whose VAT was told before. */
  async postVat(irn: string, payment: Json, at: Date): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      'insert into tax_vat_payments (irn, payment, posted_at) values ($1, $2, $3) on conflict do nothing',
      [irn, JSON.stringify(payment), at],
    );
    return rowCount === 1;
  }

  async transmit(irn: string, at: Date): Promise<void> {
    await this.#pool.query('update tax_invoices set transmitted_at = coalesce(transmitted_at, $2) where irn = $1', [
      irn,
      at,
    ]);
  }

  async confirmReceipt(irn: string, at: Date): Promise<void> {
    await this.#pool.query('update tax_invoices set confirmed_at = coalesce(confirmed_at, $2) where irn = $1', [
      irn,
      at,
    ]);
  }

  /** What was transmitted to a buyer, oldest first, at most a hundred. */
  async sentTo(
    tin: string,
    confirmed: boolean | null,
    from: string | null,
    to: string | null,
  ): Promise<SignedInvoice[]> {
    const { rows } = await this.#pool.query<SignedInvoice>(
      `${SELECT_INVOICE} where i.buyer_tin = $1 and i.transmitted_at is not null
         and ($2::boolean is null or (i.confirmed_at is not null) = $2)
         and ($3::date is null or i.transmitted_at >= $3::date) and ($4::date is null or i.transmitted_at < $4::date + 1)
       order by i.transmitted_at, i.irn limit 100`,
      [tin, confirmed, from, to],
    );
    return rows;
  }

  async putParty(businessId: string, tin: string, party: Json): Promise<void> {
    await this.#pool.query(
      `insert into tax_parties (business_id, tin, party) values ($1, $2, $3)
       on conflict (business_id, tin) do update set party = excluded.party`,
      [businessId, tin, JSON.stringify(party)],
    );
  }

  async parties(businessId: string): Promise<Json[]> {
    const { rows } = await this.#pool.query<{ party: Json }>(
      'select party from tax_parties where business_id = $1 order by tin limit 100',
      [businessId],
    );
    return rows.map(({ party }) => party);
  }

  /** The pair behind crypto_keys.txt: made once for a database, on the first question. */
  async signingKeys(): Promise<SigningKeys> {
    const kept = await this.#keptKeys();
    if (kept) return kept;
    const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2_048 });
    await this.#pool.query(
      `insert into tax_signing_keys (id, public_pem, private_pem, certificate) values (1, $1, $2, $3) on conflict do nothing`,
      [
        publicKey.export({ type: 'spki', format: 'pem' }),
        privateKey.export({ type: 'pkcs8', format: 'pem' }),
        randomBytes(32).toString('base64'),
      ],
    );
    const made = await this.#keptKeys();
    if (!made) throw new Error('the keys that were just made are gone');
    return made;
  }

  async #keptKeys(): Promise<SigningKeys | null> {
    const { rows } = await this.#pool.query<SigningKeys>(
      'select public_pem as "publicPem", private_pem as "privatePem", certificate from tax_signing_keys where id = 1',
    );
    return rows[0] ?? null;
  }
}

class ServiceIdTaken extends Error {}

const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();
