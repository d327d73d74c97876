/** The caller's address with what became of it; the query and the fragment that are there stay. Source: payments contract, 4.2. */
export function returnAddress(url: string, outcome: Readonly<Record<string, string>>): string {
  const to = new URL(url);
  for (const [name, value] of Object.entries(outcome)) to.searchParams.set(name, value);
  return to.href;
}
