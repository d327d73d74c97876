import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon, Unseen } from '../parts/icons.tsx';
import { payWords } from './words.ts';

/** Moments at which the time left is said aloud, in minutes. */
const SAID: readonly number[] = [30, 10, 5, 1];

/** Time left until `until`, as a clock that says `now` sees it: the device's own clock may be wrong. */
export function Countdown({ until, now, onEnd }: { until: string; now: string; onEnd: () => void }): JSX.Element {
  const [left, setLeft] = useState(secondsBetween(now, until));
  useEffect(() => {
    const end = performance.now() + secondsBetween(now, until) * 1000;
    const tick = (): void => {
      const seconds = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      setLeft(seconds);
      if (seconds === 0) {
        clearInterval(timer);
        onEnd();
      }
    };
    const timer = setInterval(tick, 1000);
    tick();
    return () => clearInterval(timer);
  }, [until, now, onEnd]);
  const minutes = Math.ceil(left / 60);
  return (
    <p class={`countdown ${left <= 300 ? 'soon' : ''}`}>
      <Icon name="clock" />
      <span role="timer" aria-live="off">
        {payWords.timeLeft(clock(left))}
      </span>
      <span role="status">
        <Unseen>{SAID.includes(minutes) ? payWords.minutesLeft(minutes) : ''}</Unseen>
      </span>
    </p>
  );
}

const secondsBetween = (from: string, to: string): number =>
  Math.max(0, Math.ceil((Date.parse(to) - Date.parse(from)) / 1000));

/** `m:ss`, with hours where there are any. */
export function clock(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}
