import type { JSX } from 'preact';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { Icon, type IconName } from '../parts/icons.tsx';
import { InstitutionIcon } from '../parts/institution-icon.tsx';
import { Alert, Note } from '../parts/notice.tsx';
import { useFlow } from '../parts/use-flow.ts';
import { chosen } from '../state.ts';
import { words } from '../words.ts';
import { Opening } from './opening.tsx';

const ICONS: Readonly<Record<string, IconName>> = { mobile_banking: 'phone', statement_upload: 'file' };

/** The ways to link the chosen institution. */
export function Methods(): JSX.Element {
  const flow = useFlow();
  const { state } = flow;
  const institution = chosen(state);
  if (!institution && state.directory === 'loading') return <Opening />;
  if (!institution) {
    return (
      <>
        <Heading text={words.institutions.failed} />
        <div class="actions">
          <Button onPress={() => void flow.readDirectory()}>{words.retry}</Button>
        </div>
      </>
    );
  }
  const { name, status } = institution;
  const text = words.methods;
  return (
    <>
      <div class="hero left">
        <InstitutionIcon name={name} icon={institution.icon} />
        <Heading text={text.title(name)} />
      </div>
      {status !== 'up' && <Note warn>{status === 'down' ? text.down(name) : text.degraded(name)}</Note>}
      <Alert>{state.notice}</Alert>
      <ul class="rows boxed">
        {institution.methods.map((method) => (
          <li key={method.type}>
            <button type="button" class="row" onClick={() => flow.pickMethod(method.type)}>
              <span class="tile soft">
                <Icon name={ICONS[method.type] ?? 'globe'} />
              </span>
              <span class="grow">
                <b>{method.name}</b>
                {text.hints[method.type] && <small>{text.hints[method.type]}</small>}
              </span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
