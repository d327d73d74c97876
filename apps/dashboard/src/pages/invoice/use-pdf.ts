import { useMutation } from '@tanstack/react-query';
import type { Invoice } from '../../api/records.ts';
import { useSession } from '../../session/session.tsx';

/** Fetched with the person's token, then saved under the invoice's number. */
export function usePdf(invoice: Invoice) {
  const { client } = useSession();
  const fetched = useMutation({
    mutationFn: () => client.file('GET /si/invoices/{id}/pdf', invoice.id),
    onSuccess: (file) => save(file, `${(invoice.number ?? invoice.id).replace(/[^A-Za-z0-9-]/g, '-')}.pdf`),
  });
  return { download: () => fetched.mutate(), isPending: fetched.isPending, error: fetched.error };
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
