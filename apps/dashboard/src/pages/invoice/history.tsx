import type { WholeInvoice } from '../../api/records.ts';
import { lagosTime } from '../../format/dates.ts';

const WORDS: Readonly<Record<string, string>> = {
  ...{ draft: 'Drafted', edit: 'Edited', confirm: 'Reviewed', validate: 'Validated', sign_started: 'Signing started' },
  ...{ sign: 'Signed', sign_unknown: 'No answer from the tax authority', sign_failed: 'Not signed' },
  ...{ found_signed: 'Found signed', found_unsigned: 'Found unsigned', transmit: 'Transmitted' },
  ...{ reject: 'Rejected', allocate: 'Payment matched' },
  ...{ reverse_allocation: 'Match undone', supersede: 'Replaced by a credit note' },
};

/** Newest first; who did it is a credential or the system. */
export function History({ entries }: { entries: WholeInvoice['history'] }) {
  if (entries.length === 0) return <p className="soft">Nothing has happened yet.</p>;
  return (
    <ol className="history">
      {[...entries].reverse().map(({ action, actor, at }) => (
        <li key={`${at} ${action}`}>
          <span>{WORDS[action] ?? action.replaceAll('_', ' ')}</span>
          <span className="soft">
            {lagosTime(at)}, {actor}
          </span>
        </li>
      ))}
    </ol>
  );
}
