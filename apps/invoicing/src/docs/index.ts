import type { InvoicingRoute } from '../api/route.ts';

/** The connector's reference, made from its routes. */
export interface Docs {
  /** OpenAPI 3.1 as JSON text. Made on first use, then kept. */
  openApi(): Promise<string>;
}

const INTRODUCTION =
  'Links the bank accounts of a business, and turns what comes in on them into invoices. Send your organisation’s secret ' +
  'key in `mono-sec-key`. `envId` (or `env`: `sandbox`, `production`) says which environment is meant; without it, the one ' +
  'of the key. Every POST and PATCH takes an `x-idempotency-key`.';

/** `publicUrl` is asked late: where the connector listens may be known only then. */
export function createDocs({
  publicUrl,
  routes,
}: {
  publicUrl: () => string;
  routes: readonly InvoicingRoute[];
}): Docs {
  let document: Promise<string> | null = null;
  const make = async (): Promise<string> => {
    // Loaded only for who asks: it would be a tenth of the start.
    const { openApiDocument } = await import('@kente/kit/http/openapi');
    const info = {
      title: 'Kente bank-to-invoice API',
      version: '1',
      description: INTRODUCTION,
      url: publicUrl(),
      keyHeader: 'mono-sec-key',
      keyDescription: "Your organisation's secret key.",
      tags: [
        { name: 'Accounts', description: 'Linking bank accounts, and ending the consent to them.' },
        { name: 'Transactions', description: 'Reading bank transactions, and what becomes of each.' },
        { name: 'Review', description: 'What was decided and why, and what was rejected.' },
        { name: 'Rules', description: 'What always becomes a draft, and what never does.' },
        { name: 'Invoices', description: 'From draft to the tax authority: confirming, validating, signing.' },
        { name: 'Matching', description: 'Which payment pays which invoice.' },
        { name: 'Business', description: 'What the tax authority knows a business as.' },
        { name: 'Webhooks', description: 'Where events come in, and how that goes.' },
        { name: 'Account', description: 'Who calls, and in whose name.' },
      ],
    };
    return JSON.stringify(
      await openApiDocument(routes as readonly InvoicingRoute[] as never, info, (access: object) => 'open' in access),
    );
  };
  return {
    openApi() {
      document ??= make();
      return document;
    },
  };
}
