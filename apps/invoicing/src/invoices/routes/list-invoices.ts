import { ok } from '@kente/kit/http/reply';
import { PageMeta, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';
import { DateBody, InvoiceData } from './schemas.ts';
import { invoiceOnWire } from './wire.ts';

const PAGE_SIZE = 50;
const Word = Type.Optional(Type.String({ maxLength: 100 }));

export const listInvoices = route({
  method: 'GET',
  path: '/si/invoices',
  access: { role: 'viewer' },
  tag: 'Invoices',
  summary: 'List invoices, newest first.',
  description: '`from` and `to` are dates of issue, both included.',
  query: placed({
    ...{ status: Word, source: Word, accountId: Word, from: Type.Optional(DateBody), to: Type.Optional(DateBody) },
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, invalid: 'page must be a positive integer' })),
    pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  responses: { 200: success(Type.Array(InvoiceData), PageMeta), ...failures(400, 404) },
  async handler({ caller, query, url }, { tenancy, invoices }) {
    const { env, envId, page = 1, pageSize = PAGE_SIZE, ...filter } = query;
    const tenant = await tenancy.resolve(caller, query);
    const { invoices: found, total } = await invoices.list(tenant, { ...filter, page, pageSize });
    const pages = Math.max(1, Math.ceil(total / pageSize));
    const at = (wanted: number): string | null => {
      if (wanted < 1 || wanted > pages) return null;
      const link = new URL(url, 'http://here');
      link.searchParams.set('page', String(wanted));
      return link.pathname + link.search;
    };
    const meta = { total, page, pages, previous: at(page - 1), next: at(page + 1) };
    return ok(
      found.map((invoice) => invoiceOnWire(invoice, tenant.label)),
      'Invoices',
      { meta },
    );
  },
});
