import { failure } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { UPLOAD_BYTES } from '../index.ts';
import { BadUpload, JobStarted } from './schemas.ts';
import { startedReply } from './wire.ts';

const uploading = (kind: 'categorisation' | 'metadata', summary: string) =>
  route({
    method: 'POST',
    path: `/v2/enrichments/transaction-${kind}`,
    access: { scope: 'transactions', enrichment: true, plan: 'enrichment' },
    tag: 'Enrichment',
    summary,
    description:
      'One CSV file under any field name, at most 10 MiB and 50,000 rows, UTF-8, with the columns `Type` (debit or credit) and `Narration`. The record is kept for an hour; no webhook is sent.',
    upload: { maxBytes: UPLOAD_BYTES },
    responses: { 200: JobStarted, 400: BadUpload, 413: failure },
    async handler({ caller, upload }, { insights }) {
      return startedReply(await insights.upload(caller, kind, await upload()));
    },
  });

export const uploadNarrations = [
  uploading('categorisation', 'Categorise the rows of a CSV file.'),
  uploading('metadata', 'Add metadata to the rows of a CSV file.'),
];
