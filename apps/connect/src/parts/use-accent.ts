import { useEffect } from 'preact/hooks';
import { accentFor } from '../accent.ts';

/** Buttons take this colour (`#rrggbb`; null: our own), as far as it stays readable. */
export function useAccent(colour: string | null): void {
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const paint = (): void => {
      const accent = accentFor(colour, dark.matches ? 'dark' : 'light');
      const { style } = document.documentElement;
      for (const [name, value] of [
        ['--accent', accent?.background],
        ['--on-accent', accent?.ink],
      ] as const) {
        if (value) style.setProperty(name, value);
        else style.removeProperty(name);
      }
    };
    paint();
    dark.addEventListener('change', paint);
    return () => dark.removeEventListener('change', paint);
  }, [colour]);
}
