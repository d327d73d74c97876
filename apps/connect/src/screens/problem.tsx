import type { JSX } from 'preact';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { Icon } from '../parts/icons.tsx';
import { useFlow } from '../parts/use-flow.ts';
import { words } from '../words.ts';

/** An unknown, used or expired link, a bad key: why, and the way back. */
export function Problem(): JSX.Element | null {
  const { state, leave } = useFlow();
  const { problem, business } = state.boot;
  if (!problem) return null;
  return (
    <>
      <div class="hero">
        <span class="badge bad">
          <Icon name="alert" />
        </span>
        <Heading text={problem.title} />
        <p>{problem.message}</p>
      </div>
      <div class="actions">
        <Button onPress={leave}>{problem.redirect ? words.end.goBack(business.name) : words.close}</Button>
      </div>
    </>
  );
}
