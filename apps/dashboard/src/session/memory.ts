/** What the browser remembers of a person: where they worked last. Not there, or full: nothing is remembered. */

const KEY = 'kente.place';

export interface Remembered {
  organisation: string | null;
  environment: string | null;
}

export function remembered(): Remembered {
  try {
    const { organisation = null, environment = null } = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return { organisation, environment };
  } catch {
    return { organisation: null, environment: null };
  }
}

export function remember(place: Remembered): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(place));
  } catch {
    // The choice lives as long as the page.
  }
}
