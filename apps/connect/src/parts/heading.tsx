import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../words.ts';

let first = true;

/** The heading of a screen. It takes the focus when the screen comes, so that a screen reader starts there. */
export function Heading({ children, text }: { children?: ComponentChildren; text: string }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = words.pageTitle(text);
    // The first screen leaves the focus where the browser put it.
    if (!first) heading.current?.focus({ preventScroll: true });
    first = false;
    heading.current?.closest('.body')?.scrollTo(0, 0);
  }, [text]);
  return (
    <h1 id="heading" ref={heading} tabIndex={-1}>
      {children ?? text}
    </h1>
  );
}
