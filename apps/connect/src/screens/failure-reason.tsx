import type { JSX } from 'preact';
import { Heading } from '../parts/heading.tsx';
import { Icon } from '../parts/icons.tsx';
import type { FailedStep, FailureCode } from '../wire.ts';
import { words } from '../words.ts';

const { failed } = words;

const TURNS: Readonly<Record<FailureCode, keyof typeof words.failed.turn>> = {
  invalid_credentials: 'person',
  mfa_failed: 'person',
  account_locked: 'person',
  no_accounts_found: 'person',
  account_mismatch: 'person',
  institution_unavailable: 'bank',
  session_expired: 'person',
  link_expired: 'person',
  system_error: 'platform',
};
/** What happened, and whose turn it is. */
export function Reason({ step }: { step: FailedStep }): JSX.Element {
  const code: FailureCode = step.code in TURNS ? step.code : 'system_error';
  const turn = TURNS[code];
  const advice = failed.texts[code];
  return (
    <div class="hero">
      <span class={`badge ${turn === 'person' ? 'warn' : 'bad'}`}>
        <Icon name={code === 'session_expired' ? 'clock' : 'alert'} />
      </span>
      <p class="turn">{failed.turn[turn]}</p>
      <Heading text={failed.titles[code]} />
      <p>{step.message || advice}</p>
      {step.message && step.message !== advice && <p class="hint">{advice}</p>}
    </div>
  );
}
