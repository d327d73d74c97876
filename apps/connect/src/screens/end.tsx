import type { JSX } from 'preact';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { Icon, Spinner } from '../parts/icons.tsx';
import { useFlow } from '../parts/use-flow.ts';
import { words } from '../words.ts';

/** Linked, renewed, or left. */
export function EndScreen(): JSX.Element {
  const flow = useFlow();
  const { end, institution, boot } = flow.state;
  const business = boot.business.name;
  const text = words.end;
  const good = end?.outcome === 'linked' || end?.outcome === 'reauthorised';
  // Somebody around this page takes over from here: the integrator's page, or a native app.
  const listened = window.parent !== window || window.MonoClientInterface !== undefined;
  const returns = end?.redirect !== undefined || (good && listened);
  const title = !good ? text.cancelled : end.outcome === 'linked' ? text.linked : text.reauthorised;
  return (
    <>
      <div class="hero middle">
        <span class={`badge ${good ? 'good' : 'calm'}`}>
          <Icon name={good ? 'check' : 'out'} />
        </span>
        <Heading text={title} />
        <p>{good ? text.linkedText(business, (end.institution ?? institution)?.name ?? '') : text.cancelledText}</p>
        {returns ? (
          <p class="waiting" role="status">
            <Spinner /> {text.returning(business)}
          </p>
        ) : (
          <p class="hint">{text.closePage}</p>
        )}
      </div>
      <div class="actions">
        {returns && <Button onPress={flow.finish}>{text.goBack(business)}</Button>}
        {!good && !returns && (
          <Button kind="secondary" onPress={flow.restart}>
            {text.startAgain}
          </Button>
        )}
      </div>
    </>
  );
}
