import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { MfaType, PageElement, Step } from '../wire.ts';
import { words } from '../words.ts';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import { autocompleteOf, isNumeric, problemsOf, toKeep, toSend } from './form-values.ts';
import { useStepFlow } from './use-flow.ts';

interface FormProps {
  form: readonly PageElement[];
  kind: Step['kind'];
  mfa?: MfaType;
  submit: string;
  /** Changes with each answer of the bank: then secrets leave the fields. */
  version: unknown;
}

/** Draws whatever a bank asks. What is typed stays while the connection is lost; secrets go when they were refused. */
export function Form({ form, kind, mfa, submit, version }: FormProps): JSX.Element {
  const flow = useStepFlow();
  const { busy, boot } = flow.state;
  const [values, setValues] = useState<Record<string, string>>({});
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const element = useRef<HTMLFormElement>(null);
  const first = useRef(true);

  // Before anybody can type again: what is typed into the next question must not be taken away.
  useLayoutEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const kept = toKeep(form, kind, values);
    setValues(kept);
    // The answer was refused: the first empty field is where to go on.
    const empty = form.find(({ name }) => !kept[name]);
    if (empty) focusField(element.current, empty.name);
  }, [version]);

  function send(event: Event): void {
    event.preventDefault();
    if (busy) return;
    const found = problemsOf(form, values, boot.mode);
    setProblems(found);
    const [wrong] = found.keys();
    if (wrong === undefined) flow.answer(toSend(form, values));
    else focusField(element.current, wrong);
  }

  function type(name: string, value: string): void {
    setValues((old) => ({ ...old, [name]: value }));
    if (!problems.has(name)) return;
    const rest = new Map(problems);
    rest.delete(name);
    setProblems(rest);
  }

  return (
    <form ref={element} noValidate onSubmit={send} autocomplete="on">
      {form.map((field) => (
        <Field
          key={field.name}
          element={field}
          value={values[field.name] ?? ''}
          problem={problems.get(field.name)}
          autocomplete={autocompleteOf(field, kind)}
          numeric={isNumeric(field, mfa ?? null)}
          onInput={(value) => type(field.name, value)}
        />
      ))}
      <Button submit busy={busy}>
        {submit}
      </Button>
      <Patience />
    </form>
  );
}

function focusField(form: HTMLFormElement | null, name: string): void {
  form?.querySelector<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)?.focus();
}

const SLOW_MS = 8000;

/** Says that we wait, and after a while that it is the bank that is slow. */
export function Patience(): JSX.Element {
  const { state } = useStepFlow();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!state.busy) return;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, [state.busy]);
  const name = state.institution?.name ?? '';
  return (
    <p role="status" class="patience">
      {state.busy && !state.lost && (slow ? words.form.slow(name) : words.form.checking(name))}
    </p>
  );
}
