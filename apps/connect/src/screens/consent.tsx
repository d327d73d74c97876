import type { JSX } from 'preact';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { Icon, type IconName, Mark } from '../parts/icons.tsx';
import { initials } from '../parts/institution-icon.tsx';
import { useFlow } from '../parts/use-flow.ts';
import { words } from '../words.ts';

const ICONS: Readonly<Record<string, IconName>> = {
  accounts: 'wallet',
  balance: 'coins',
  identity: 'person',
  transactions: 'list',
  statements: 'file',
  income: 'list',
  investments: 'list',
};

/** What is shared, with whom, for how long. Nothing happens before the person agrees. */
export function Consent(): JSX.Element {
  const flow = useFlow();
  const { boot, busy } = flow.state;
  const business = boot.business.name;
  const text = words.consent;
  return (
    <>
      <div class="hero">
        <div class="pairing" aria-hidden="true">
          <span class="tile large">{initials(business)}</span>
          <span class="link" />
          <Mark />
        </div>
        <Heading text={boot.scope === 'reauth' ? text.reauth(business) : text.link(business)} />
        <p>{text.intro(business)}</p>
      </div>
      <Shares shares={boot.shares} />
      <ul class="terms">
        <li>
          <Icon name="clock" />
          {boot.consentDays === null ? text.untilUnlinked : text.forDays(boot.consentDays)} {text.howToEnd(business)}
        </li>
        <li>
          <Icon name="lock" />
          {text.cannot}
        </li>
      </ul>
      <details class="details">
        <summary>{text.who}</summary>
        <p>{text.whoText(business)}</p>
      </details>
      <div class="actions sticky">
        <p class="hint">{text.agree}</p>
        <div class="pair wide">
          <Button kind="secondary" onPress={flow.leave}>
            {words.cancel}
          </Button>
          <Button busy={busy} onPress={flow.agree}>
            {words.continue}
          </Button>
        </div>
      </div>
    </>
  );
}

function Shares({ shares }: { shares: readonly string[] }): JSX.Element {
  return (
    <ul class="shares">
      {shares.map((share) => {
        const [title, detail] = words.consent.shares[share] ?? [share, ''];
        return (
          <li key={share}>
            <Icon name={ICONS[share] ?? 'check'} />
            <div>
              <b>{title}</b>
              {detail && <span>{detail}</span>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
