/** The one place of the page that reads the time. */
export const now = (): number => Date.now();
