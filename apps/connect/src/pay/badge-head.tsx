import type { ComponentChildren, JSX } from 'preact';
import { Heading } from '../parts/heading.tsx';
import { Icon, type IconName } from '../parts/icons.tsx';

interface BadgeHeadProps {
  kind: 'good' | 'bad' | 'warn' | 'calm';
  icon: IconName;
  title: string;
  children: ComponentChildren;
}

/** The head of a screen that tells how something ended. */
export function BadgeHead({ kind, icon, title, children }: BadgeHeadProps): JSX.Element {
  return (
    <div class="hero">
      <span class={`badge ${kind}`}>
        <Icon name={icon} />
      </span>
      <Heading text={title} />
      {children}
    </div>
  );
}
