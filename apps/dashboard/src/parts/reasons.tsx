import { explain, type Reason } from '../format/reasons.ts';

const SIGN = { for: '+', against: '−', aside: '·' } as const;
const SPOKEN = { for: 'For: ', against: 'Against: ', aside: '' } as const;

/** Reasons in order, the deciding one first. What side they are on is said in signs and words, not in colour alone. */
export function Reasons({ reasons, most = 10 }: { reasons: readonly Reason[]; most?: number }) {
  if (reasons.length === 0) return <p className="soft">No reason was kept.</p>;
  return (
    <ul className="reasons">
      {reasons.slice(0, most).map((reason) => {
        const { side, sentence } = explain(reason);
        return (
          <li key={`${reason.rule} ${reason.detail} ${reason.evidence ?? ''}`} data-side={side}>
            <span className="sign" aria-hidden="true">
              {SIGN[side]}
            </span>
            <span>
              <span className="spoken">{SPOKEN[side]}</span>
              {sentence}
            </span>
          </li>
        );
      })}
      {reasons.length > most && <li>and {reasons.length - most} more</li>}
    </ul>
  );
}
