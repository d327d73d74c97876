import type { JSX } from 'preact';
import { day, money } from '../format.ts';
import { Button } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Heading } from '../parts/heading.tsx';
import { Icon } from '../parts/icons.tsx';
import { InstitutionIcon } from '../parts/institution-icon.tsx';
import { Alert, Note } from '../parts/notice.tsx';
import { Institutions } from '../screens/institutions.tsx';
import type { DateInput, FormInput, PageElement } from '../wire.ts';
import { useAuthorise } from './use-authorise.ts';
import type { PageTerms } from './wire.ts';
import { period, text } from './words.ts';

const CURRENCY = 'NGN';

/** Who asks for what. Nothing happens before the payer agrees. */
export function Welcome(): JSX.Element {
  const { state, agree } = useAuthorise();
  const { boot } = state;
  const business = boot.business.name;
  return (
    <>
      <div class="hero left">
        <Heading text={text.welcome(business)} />
        <p>{text.intro(business)}</p>
      </div>
      {boot.terms && <Terms terms={boot.terms} business={business} />}
      <ul class="terms">
        <li>
          <Icon name="lock" />
          {text.fifty}
        </li>
        <li>
          <Icon name="clock" />
          {text.end(business)}
        </li>
      </ul>
      <div class="actions">
        <Button onPress={agree}>{text.agree}</Button>
      </div>
    </>
  );
}

function Terms({ terms, business }: { terms: PageTerms; business: string }): JSX.Element {
  const { fixed, sweep } = terms;
  const amount = money(terms.amount, CURRENCY);
  const first = fixed?.firstAmount ? money(fixed.firstAmount, CURRENCY) : null;
  return (
    <>
      <dl class="facts">
        <Fact name={text.what} value={terms.description} />
        <Fact
          name={text.amount}
          value={fixed ? text.each(amount, period(fixed.frequency, fixed.interval)) : text.upTo(amount)}
        />
        {fixed && <Fact name={text.first} value={text.firstOf(day(fixed.firstDay), first)} />}
        <Fact name={text.when} value={text.between(terms.startDay, terms.endDay)} />
        <Fact name={text.fee} value={terms.feeBearer === 'customer' ? text.feeYours : text.feeTheirs(business)} />
      </dl>
      {sweep && <Note>{text.sweep}</Note>}
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

export function Bank(): JSX.Element {
  const { state, pickBank } = useAuthorise();
  const banks = state.boot.banks.map(({ code, name, icon }) => ({
    ...{ id: code, name, icon, country: 'ng', type: 'PERSONAL_BANKING', primaryColor: null, methods: [] },
    status: 'up' as const,
  }));
  return (
    <Institutions title={text.bank} directory="ready" institutions={banks} onPick={pickBank} onRetry={() => {}} plain />
  );
}

const NUMBER: FormInput = {
  ...{ type: 'elements.input', name: 'accountNumber', hint: text.numberLabel, contentType: 'tel' },
  ...{ minLength: 10, maxLength: 10 },
};

export function AccountNumber(): JSX.Element {
  const { state, pickType } = useAuthorise();
  const { institution, boot, accountType } = state;
  const bank = boot.banks.find(({ code }) => code === institution?.id);
  const name = bank?.name ?? '';
  return (
    <>
      <div class="hero left">
        <InstitutionIcon name={name} icon={bank?.icon} />
        <Heading text={text.number(name)} />
      </div>
      <Alert>{state.notice}</Alert>
      {bank?.leastMinor && <Note warn>{text.small(name)}</Note>}
      <fieldset class="chips kinds">
        <legend>{text.typeLegend}</legend>
        {(['personal', 'business'] as const).map((type) => (
          <label key={type}>
            <input type="radio" name="type" checked={accountType === type} onChange={() => pickType(type)} />
            <span>{text.types[type]}</span>
          </label>
        ))}
      </fieldset>
      <Form form={[NUMBER]} kind="form" submit={text.agree} version={state.notice} />
    </>
  );
}

const BVN: FormInput = {
  ...{ type: 'elements.input', name: 'bvn', hint: text.bvn, contentType: 'tel', minLength: 11, maxLength: 11 },
};
const BIRTH_DATE: DateInput = {
  ...{ type: 'elements.input', name: 'birthDate', hint: text.birthDate, contentType: 'date' },
};

export function Identity(): JSX.Element {
  const { state } = useAuthorise();
  const form: PageElement[] = state.view?.birthDateNeeded ? [BVN, BIRTH_DATE] : [BVN];
  return (
    <>
      <div class="hero left">
        <Heading text={text.identity} />
        <p>{text.identityHint}</p>
      </div>
      <Alert>{state.notice}</Alert>
      <Form form={form} kind="form" submit={text.agree} version={state.notice} />
      <p class="hint">{text.bvnHelp}</p>
    </>
  );
}

const CODE: FormInput = {
  ...{ type: 'elements.input', name: 'code', hint: text.codeLabel, contentType: 'tel', minLength: 6, maxLength: 6 },
};

export function Code(): JSX.Element {
  const { state } = useAuthorise();
  return (
    <>
      <div class="hero left">
        <Heading text={text.code} />
        <p>{state.boot.mode === 'test' ? text.sandboxCode : text.codeHint}</p>
      </div>
      <Alert>{state.notice}</Alert>
      <Form form={[CODE]} kind="otp" mfa="OTP" submit={text.agree} version={state.view} />
    </>
  );
}
