import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icons.tsx';

/** Tells at once what is wrong. Empty, it waits in the page, since screen readers only hear of a change. */
export function Alert({ children }: { children: ComponentChildren }): JSX.Element {
  return (
    <div role="alert" class={children ? 'notice bad' : ''}>
      {children && (
        <>
          <Icon name="alert" />
          <div>{children}</div>
        </>
      )}
    </div>
  );
}

export function Note({ children, warn = false }: { children: ComponentChildren; warn?: boolean }): JSX.Element {
  return (
    <div class={`notice ${warn ? 'warn' : 'calm'}`}>
      <Icon name={warn ? 'alert' : 'lock'} />
      <div>{children}</div>
    </div>
  );
}
