import type { JSX } from 'preact';
import { money } from '../format.ts';
import { Copy } from '../parts/copy.tsx';
import { Heading } from '../parts/heading.tsx';
import { Spinner } from '../parts/icons.tsx';
import { Note } from '../parts/notice.tsx';
import { BadgeHead } from '../pay/badge-head.tsx';
import { Countdown } from '../pay/countdown.tsx';
import { GoingBack } from '../pay/going-back.tsx';
import { Sum } from './screens.tsx';
import { useCheckout, useView } from './use-checkout.ts';
import { text } from './words.ts';

const GOOD_NEWS_MS = 3000;
const FRAMED_GOOD_NEWS_MS = 1500;

/** The account that takes exactly this amount, for a while. */
export function Transfer(): JSX.Element | null {
  const { lookAgain } = useCheckout();
  const { transfer, amount, currency, expires_at: until, now } = useView();
  if (!transfer) return null;
  const sum = money(amount, currency);
  return (
    <>
      <Sum />
      <div class="hero left">
        <Heading text={text.transfer(sum)} />
        <p>{text.transferText}</p>
      </div>
      <Countdown until={until} now={now} onEnd={lookAgain} />
      <div role="status">
        {transfer.returned.map((back) => (
          <Note warn key={back.at}>
            {text.returned(money(back.amount, currency))}
          </Note>
        ))}
      </div>
      <div class="destinations">
        <Line name={text.accountNumber} value={transfer.account_number} />
        <Line name={text.amount} value={(amount / 100).toFixed(2)} />
      </div>
      <dl class="facts">
        <div>
          <dt>{text.bank}</dt>
          <dd>{transfer.bank}</dd>
        </div>
        <div>
          <dt>{text.accountName}</dt>
          <dd>{transfer.account_name}</dd>
        </div>
      </dl>
      <p class="waiting" role="status">
        <Spinner /> {text.waiting}
      </p>
      <p class="hint closing">{text.late}</p>
    </>
  );
}

function Line({ name, value }: { name: string; value: string }): JSX.Element {
  return (
    <div>
      <small>{name}</small>
      <Copy text={value} name={name.toLowerCase()} />
    </div>
  );
}

/** Hands over to the conversation. */
export function WhatsApp(): JSX.Element | null {
  const { whatsapp } = useView();
  if (!whatsapp) return null;
  return (
    <>
      <Sum />
      <div class="hero left">
        <Heading text={text.whatsapp} />
        <p>{text.whatsappText}</p>
      </div>
      <div class="destinations">
        <Line name={text.whatsappSay} value={whatsapp.message} />
      </div>
      <a
        class="button primary"
        href={`https://wa.me/?text=${encodeURIComponent(whatsapp.message)}`}
        target="_blank"
        rel="noopener noreferrer"
      >
        <span>{text.open}</span>
        <span class="unseen">{text.newWindow}</span>
      </a>
    </>
  );
}

export function Processing(): JSX.Element {
  return (
    <>
      <Sum />
      <BadgeHead kind="calm" icon="clock" title={text.processing}>
        <p>{text.processingText}</p>
        <p class="waiting" role="status">
          <Spinner /> {text.processingStatus}
        </p>
      </BadgeHead>
    </>
  );
}

/** Paid, or not, and what the payer can do then. */
export function Done(): JSX.Element | null {
  const { state, finish } = useCheckout();
  const { result, amount, currency, merchant, reference } = useView();
  if (!result) return null;
  const isPaid = result.status === 'successful';
  const framed = window.parent !== window;
  const returns = result.redirect !== undefined || framed;
  const afterMs = framed ? FRAMED_GOOD_NEWS_MS : GOOD_NEWS_MS;
  return (
    <>
      {isPaid ? (
        <BadgeHead kind="good" icon="check" title={text.paid}>
          <p>{text.paidText(money(amount, currency), merchant.business)}</p>
        </BadgeHead>
      ) : (
        <Failure />
      )}
      <dl class="facts">
        <div>
          <dt>{text.reference}</dt>
          <dd>{reference}</dd>
        </div>
      </dl>
      <GoingBack
        business={merchant.business}
        returns={returns}
        afterMs={isPaid && state.fresh ? afterMs : null}
        onGo={finish}
      />
    </>
  );
}

function Failure(): JSX.Element {
  const { result, merchant } = useView();
  const reason = result?.reason ?? 'payment_failed';
  const isFailed = reason === 'payment_failed';
  return (
    <BadgeHead
      kind={isFailed ? 'bad' : reason === 'expired' ? 'warn' : 'calm'}
      icon={isFailed ? 'alert' : reason === 'expired' ? 'clock' : 'out'}
      title={text.ended[reason]}
    >
      {isFailed && <p>{result?.message}</p>}
      <p class="hint">{text.next[reason](merchant.business)}</p>
    </BadgeHead>
  );
}
