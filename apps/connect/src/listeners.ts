import type { Listeners } from './messages.ts';

declare global {
  interface Window {
    /** Put there by native apps that show this page in a web view. */
    MonoClientInterface?: { postMessage(message: string): void };
  }
}

/** Looked up each time: a web view may put its interface there late. `origin`: of the page that embeds this one. */
export function listenersOf(origin: string | null, framed: boolean): Listeners {
  return {
    parent: framed && origin !== null ? { window: window.parent, origin } : null,
    native: window.MonoClientInterface ?? null,
  };
}
