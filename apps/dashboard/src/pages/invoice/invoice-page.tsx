import { getRouteApi } from '@tanstack/react-router';
import { useRead } from '../../api/use-api.ts';
import { Loaded } from '../../parts/answers.tsx';
import { InvoiceView } from './invoice-view.tsx';

const here = getRouteApi('/invoices/$id');
/** While the tax authority has not said whether it signed. */
const ASK_AGAIN_MS = 5_000;

export function InvoicePage() {
  const { id } = here.useParams();
  const asked = useRead('GET /si/invoices/{id}', { path: { id } });
  const waits = asked.data?.data.status === 'SIGN_UNKNOWN';
  useRead('GET /si/invoices/{id}', { path: { id } }, { enabled: waits, everyMs: ASK_AGAIN_MS });
  return (
    <>
      {!asked.data && <h1 className="spoken">Invoice</h1>}
      <Loaded asked={asked} what="the invoice" rows={6}>
        {({ data }) => <InvoiceView invoice={data} />}
      </Loaded>
    </>
  );
}
