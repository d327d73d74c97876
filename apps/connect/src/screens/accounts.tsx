import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { masked, money } from '../format.ts';
import { Button } from '../parts/button.tsx';
import { Patience } from '../parts/form.tsx';
import { Unseen } from '../parts/icons.tsx';
import { StepHead } from '../parts/step-head.tsx';
import { useStepFlow } from '../parts/use-flow.ts';
import type { ChooseStep, OfferedAccount } from '../wire.ts';
import { words } from '../words.ts';

const text = words.accounts;

/** Exactly one account is linked. */
export function Accounts({ step, submit = text.submit }: { step: ChooseStep; submit?: string }): JSX.Element {
  const flow = useStepFlow();
  const [only, ...others] = step.accounts;
  const [number, setNumber] = useState(only && others.length === 0 ? only.accountNumber : null);
  const [missing, setMissing] = useState(false);

  function send(event: Event): void {
    event.preventDefault();
    setMissing(number === null);
    if (number !== null && !flow.state.busy) flow.choose(number);
  }
  function pick(accountNumber: string): void {
    setNumber(accountNumber);
    setMissing(false);
  }

  return (
    <>
      <StepHead title={step.title} error={missing ? text.pick : step.error} />
      <form onSubmit={send}>
        <fieldset class="accounts" aria-labelledby="heading">
          {step.accounts.map((account) => (
            <Account
              key={account.accountNumber}
              account={account}
              picked={number === account.accountNumber}
              onPick={() => pick(account.accountNumber)}
            />
          ))}
        </fieldset>
        <Button submit busy={flow.state.busy}>
          {submit}
        </Button>
        <Patience />
      </form>
    </>
  );
}

interface AccountProps {
  account: OfferedAccount;
  picked: boolean;
  onPick: () => void;
}

function Account({ account, picked, onPick }: AccountProps): JSX.Element {
  const { shown, tail } = masked(account.accountNumber);
  const { balanceMinor, currency } = account;
  return (
    <label>
      <input type="radio" name="account" value={account.accountNumber} checked={picked} onChange={onPick} />
      <span class="grow">
        <b>{account.name}</b>
        <small>
          {account.type}{' '}
          <span class="number" aria-hidden="true">
            {shown}
          </span>
          <Unseen>{text.ending(tail)}</Unseen>
        </small>
      </span>
      <span class="amount">
        <Unseen>{text.balance} </Unseen>
        {balanceMinor === null ? <small>{text.unknownBalance}</small> : money(balanceMinor, currency)}
      </span>
    </label>
  );
}
