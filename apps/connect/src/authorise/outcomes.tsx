import type { JSX } from 'preact';
import { Button } from '../parts/button.tsx';
import { Copy } from '../parts/copy.tsx';
import { Heading } from '../parts/heading.tsx';
import { Spinner } from '../parts/icons.tsx';
import { Alert, Note } from '../parts/notice.tsx';
import { usePolling } from '../parts/use-polling.ts';
import { BadgeHead } from '../pay/badge-head.tsx';
import { Countdown } from '../pay/countdown.tsx';
import { GoingBack } from '../pay/going-back.tsx';
import { useAuthorise } from './use-authorise.ts';
import { moment, text } from './words.ts';

const ASK_MS = 4000;
const GOOD_NEWS_MS = 8000;

/** Where to send NGN 50 to, and for how long. The page sees by itself when it has come. */
export function Transfer(): JSX.Element | null {
  const { state, lookAgain, transferInSandbox } = useAuthorise();
  usePolling(ASK_MS);
  const { view, boot } = state;
  const account = view?.account;
  if (!view || !account) return null;
  const isSmall = boot.banks.some(({ code, leastMinor }) => code === account.bankCode && leastMinor !== null);
  return (
    <>
      <div class="hero left">
        <Heading text={text.transfer} />
        <p>{text.transferText(account.bank, account.number)}</p>
      </div>
      <Alert>{state.notice}</Alert>
      {isSmall && <Note warn>{text.smallAgain(account.bank)}</Note>}
      {view.closesAt && <Countdown until={view.closesAt} now={view.now} onEnd={lookAgain} />}
      <ul class="destinations" aria-label={text.transferTo}>
        {view.destinations.map(({ bank, accountNumber }) => (
          <li key={accountNumber}>
            <small>{bank}</small>
            <Copy text={accountNumber} name={text.number10(bank)} />
          </li>
        ))}
      </ul>
      <p class="waiting" role="status">
        <Spinner /> {text.seen}
      </p>
      <p class="hint closing">{text.windowText}</p>
      {boot.mode === 'test' && (
        <div class="trial">
          <p class="hint">{text.sandboxText}</p>
          <Button kind="secondary" busy={state.busy} onPress={transferInSandbox}>
            {text.sandboxTransfer}
          </Button>
        </div>
      )}
    </>
  );
}

export function Waiting(): JSX.Element {
  usePolling();
  return (
    <BadgeHead kind="calm" icon="clock" title={text.waiting}>
      <p>{text.waitingText}</p>
      <p class="waiting" role="status">
        <Spinner /> {text.waitingStatus}
      </p>
    </BadgeHead>
  );
}

export function Approved(): JSX.Element | null {
  const { state, leave } = useAuthorise();
  const { view, boot, already } = state;
  if (!view) return null;
  const business = boot.business.name;
  return (
    <>
      <BadgeHead kind="good" icon="check" title={already ? text.alreadyApproved : text.approved}>
        <p>{text.approvedText(business)}</p>
        <p>{view.readyAt ? text.readyAt(moment(view.readyAt)) : text.readyNow}</p>
      </BadgeHead>
      <GoingBack
        business={business}
        returns={view.redirect !== null}
        afterMs={already ? null : GOOD_NEWS_MS}
        onGo={leave}
      />
    </>
  );
}

/** Too late, cancelled, refused by the bank, or over: why, and what can be done. */
export function Ended(): JSX.Element | null {
  const { state, leave } = useAuthorise();
  const { view, boot } = state;
  const [title, why] = text.ended[view?.ended ?? 'cancelled'];
  const business = boot.business.name;
  const isLate = view?.ended === 'late' || view?.ended === 'expired';
  return (
    <>
      <BadgeHead kind={isLate ? 'warn' : 'bad'} icon={isLate ? 'clock' : 'alert'} title={title}>
        <p>{why}</p>
        <p class="hint">{text.next(business)}</p>
      </BadgeHead>
      <GoingBack business={business} returns={Boolean(view?.redirect)} afterMs={null} onGo={leave} />
    </>
  );
}

export function Left(): JSX.Element {
  const { comeBack } = useAuthorise();
  return (
    <>
      <BadgeHead kind="calm" icon="out" title={text.left}>
        <p>{text.leftText}</p>
      </BadgeHead>
      <div class="actions">
        <Button kind="secondary" onPress={comeBack}>
          {text.comeBack}
        </Button>
      </div>
    </>
  );
}

export function Problem(): JSX.Element | null {
  const { problem } = useAuthorise().state.boot;
  return (
    problem && (
      <BadgeHead kind="bad" icon="alert" title={problem.title}>
        <p>{problem.message}</p>
      </BadgeHead>
    )
  );
}
