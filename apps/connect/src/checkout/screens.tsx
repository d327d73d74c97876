import type { JSX } from 'preact';
import { money } from '../format.ts';
import { Button } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Heading } from '../parts/heading.tsx';
import { Icon } from '../parts/icons.tsx';
import { InstitutionIcon } from '../parts/institution-icon.tsx';
import { Alert } from '../parts/notice.tsx';
import { StepHead } from '../parts/step-head.tsx';
import { BadgeHead } from '../pay/badge-head.tsx';
import { payWords } from '../pay/words.ts';
import { Accounts } from '../screens/accounts.tsx';
import { Ask } from '../screens/ask.tsx';
import { Reason } from '../screens/failure-reason.tsx';
import { Institutions } from '../screens/institutions.tsx';
import { Instructions } from '../screens/instructions.tsx';
import { Redirect } from '../screens/redirect.tsx';
import { chosen } from '../state.ts';
import type { FailedStep, FormInput } from '../wire.ts';
import { words } from '../words.ts';
import { challengeStep } from './challenge.ts';
import { useCheckout, useView } from './use-checkout.ts';
import { text } from './words.ts';

/** What is paid to whom, over every screen. */
export function Sum(): JSX.Element {
  const { amount, currency, merchant, description } = useView();
  return (
    <div class="sum">
      <b>{money(amount, currency)}</b>
      <span>
        {payWords.to} {merchant.business} · {description}
      </span>
    </div>
  );
}

export function Problem(): JSX.Element | null {
  const { problem } = useCheckout().state.boot;
  return (
    problem && (
      <BadgeHead kind="bad" icon="alert" title={problem.title}>
        <p>{problem.message}</p>
      </BadgeHead>
    )
  );
}

export function Loading(): JSX.Element {
  const { state, load } = useCheckout();
  const name = state.institution?.name;
  return (
    <>
      <Heading text={state.failed ? text.failed : name ? words.opening(name) : text.loading} />
      <Alert>{state.notice}</Alert>
      {state.failed ? (
        <div class="actions">
          <Button onPress={load}>{words.retry}</Button>
        </div>
      ) : (
        <div class="skeleton tall" aria-hidden="true">
          <div />
          <div />
          <div />
        </div>
      )}
    </>
  );
}

const CUSTOMER: readonly FormInput[] = [
  { type: 'elements.input', name: 'name', hint: text.name, contentType: 'text' },
  { type: 'elements.input', name: 'email', hint: text.email, contentType: 'email' },
];

export function Customer(): JSX.Element {
  const { state } = useCheckout();
  return (
    <>
      <Sum />
      <div class="hero left">
        <Heading text={text.customer} />
        <p>{text.customerHint}</p>
      </div>
      <Alert>{state.notice}</Alert>
      <Form form={CUSTOMER} kind="form" submit={words.continue} version={state.notice} />
    </>
  );
}

export function Banks(): JSX.Element {
  const { state, pickInstitution, readDirectory } = useCheckout();
  return (
    <>
      <Sum />
      <Institutions
        title={text.banks}
        directory={state.directory}
        institutions={state.institutions}
        onPick={pickInstitution}
        onRetry={() => void readDirectory()}
      >
        <Alert>{state.notice}</Alert>
      </Institutions>
    </>
  );
}

/** The ways to log in to the chosen bank. */
export function Methods(): JSX.Element {
  const { state, pickMethod } = useCheckout();
  const institution = chosen(state);
  const name = institution?.name ?? '';
  return (
    <>
      <Sum />
      <div class="hero left">
        <InstitutionIcon name={name} icon={institution?.icon} />
        <Heading text={text.method(name)} />
      </div>
      <Alert>{state.notice}</Alert>
      <ul class="rows boxed">
        {institution?.methods.map((method) => (
          <li key={method.type}>
            <button type="button" class="row" aria-disabled={state.busy} onClick={() => pickMethod(method.type)}>
              <span class="tile soft">
                <Icon name={method.type === 'mobile_banking' ? 'phone' : 'globe'} />
              </span>
              <b class="grow">{method.name}</b>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The login at the bank, step by step. No bank is known here. */
export function BankStep(): JSX.Element | null {
  const { step } = useCheckout().state;
  switch (step?.kind) {
    case 'form':
    case 'captcha':
    case 'otp':
      return <Ask step={step} />;
    case 'redirect':
      return <Redirect step={step} />;
    case 'instructions':
      return <Instructions step={step} />;
    case 'choose-accounts':
      return <Accounts step={step} submit={text.chooseAccount} />;
    case 'failed':
      return <LoginFailed step={step} />;
    default:
      return null;
  }
}

function LoginFailed({ step }: { step: FailedStep }): JSX.Element {
  const { state, retry, another } = useCheckout();
  return (
    <>
      <Reason step={step} />
      <Alert>{state.notice}</Alert>
      <div class="actions">
        {step.retry && (
          <Button busy={state.busy} onPress={retry}>
            {words.retry}
          </Button>
        )}
        {!state.view?.preselected && (
          <Button kind={step.retry ? 'secondary' : 'primary'} onPress={another}>
            {words.anotherBank}
          </Button>
        )}
      </div>
    </>
  );
}

/** The payer lets the money go. */
export function Authorise(): JSX.Element | null {
  const { challenge, account, amount, currency } = useView();
  const { state } = useCheckout();
  if (!challenge) return null;
  const step = challengeStep(challenge);
  return (
    <>
      <Sum />
      <StepHead title={step.title} error={step.error} />
      {account && (
        <dl class="facts paying">
          <div>
            <dt>{text.payFrom}</dt>
            <dd>{payWords.account(account.bank, account.account_number.slice(-4))}</dd>
          </div>
        </dl>
      )}
      <Form
        form={step.form}
        kind="otp"
        mfa={step.mfa}
        submit={text.confirm(money(amount, currency))}
        version={challenge}
      />
      {state.busy && <p class="hint closing">{text.sending}</p>}
    </>
  );
}
