import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PageElement } from '../wire.ts';
import { words } from '../words.ts';
import { pictureAddress } from './form-values.ts';
import { Icon } from './icons.tsx';

interface FieldProps {
  element: PageElement;
  value: string;
  problem: string | undefined;
  autocomplete: string;
  numeric: boolean;
  onInput: (value: string) => void;
}

/** One labelled input, with its picture when it is a captcha, and with what is wrong under it. */
export function Field({ element, value, problem, autocomplete, numeric, onInput }: FieldProps): JSX.Element {
  const [shown, setShown] = useState(false);
  const id = `field-${element.name}`;
  const input = element.type === 'elements.input' ? element : null;
  const secret = input?.contentType === 'password';
  // A code from a text message is no secret of the bank account: seeing it helps to type it.
  const code = autocomplete === 'one-time-code' && numeric;
  const hidden = secret && !shown && !code;
  const type = hidden ? 'password' : secret || code ? 'text' : (input?.contentType ?? 'text');
  // The typings know each type of input apart; which one this is, only the bank knows.
  const keyboard = { type, inputMode: numeric ? (type === 'tel' ? 'tel' : 'numeric') : undefined } as { type: 'text' };
  return (
    <div class="field">
      <label for={id}>{element.hint}</label>
      {element.type === 'elements.captcha_input' && (
        <>
          <img class="captcha" src={pictureAddress(element.value)} alt={words.form.captchaAlt} />
          <p class="hint" id={`${id}-help`}>
            {words.form.captchaHelp}
          </p>
        </>
      )}
      <div class={`input ${problem ? 'wrong' : ''}`}>
        <input
          id={id}
          name={element.name}
          class={code ? 'code' : ''}
          {...keyboard}
          autocomplete={autocomplete}
          autocapitalize="none"
          autocorrect="off"
          spellcheck={false}
          required
          aria-invalid={problem ? 'true' : undefined}
          aria-describedby={problem ? `${id}-problem` : input ? undefined : `${id}-help`}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        {secret && !code && (
          <button
            type="button"
            class="show"
            aria-label={words.form.showing(element.hint)}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? words.form.hide : words.form.show}
          </button>
        )}
      </div>
      {problem && (
        <p class="problem" id={`${id}-problem`}>
          <Icon name="alert" />
          {problem}
        </p>
      )}
    </div>
  );
}
