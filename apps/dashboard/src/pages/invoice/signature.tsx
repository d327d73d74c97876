import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Invoice } from '../../api/records.ts';
import { lagosTime } from '../../format/dates.ts';
import { Facts } from '../../parts/facts.tsx';
import { useSession } from '../../session/session.tsx';

/** What the tax authority left: time, number, and the code that its scanner reads. */
export function Signature({ invoice }: { invoice: Invoice }) {
  const { client, scope } = useSession();
  const code = useQuery({
    queryKey: [scope.organisation, scope.environment, 'qr', invoice.id],
    queryFn: () => client.file('GET /si/invoices/{id}/qr', invoice.id),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const url = useObjectUrl(code.data);
  return (
    <div className="signature">
      {url !== null && <img src={url} alt={`QR code of ${invoice.irn ?? 'the invoice'}`} width="180" height="180" />}
      <Facts
        facts={[
          ['Signed', invoice.signedAt && lagosTime(invoice.signedAt)],
          ['Transmitted', invoice.transmittedAt && lagosTime(invoice.transmittedAt)],
          ['Document', invoice.documentHash && <code>{invoice.documentHash.slice(0, 16)}…</code>],
        ]}
      />
    </div>
  );
}

function useObjectUrl(blob: Blob | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url;
}
