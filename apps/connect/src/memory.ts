import type { Opened } from './wire.ts';

/** Where one thing waits while the page is loaded again, such as the session's token. Nothing else is kept. */
export interface Memory {
  read(): string | null;
  write(session: string | null): void;
}

/** One place per link or widget configuration, so that two customers in one tab never meet. */
export function memoryKey(opened: Opened): string {
  if (opened.kind === 'link') return `kente.session.link.${opened.linkId}`;
  return `kente.session.widget.${opened.key}.${hash(JSON.stringify(opened.query))}`;
}

/** FNV-1a, 32 bits: short, and enough to tell configurations apart. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value >>> 0).toString(36);
}

/** A browser that blocks storage in frames makes the page forget, not fail. */
export function createMemory(storage: () => Storage, key: string): Memory {
  return {
    read() {
      try {
        return storage().getItem(key);
      } catch {
        return null;
      }
    },
    write(session) {
      try {
        if (session === null) storage().removeItem(key);
        else storage().setItem(key, session);
      } catch {
        // Without storage a reload starts again; nothing is lost but the place.
      }
    },
  };
}
