import type { Console } from '../console/index.ts';

/** Who a newcomer signs in to the dashboard as. */
export interface DashboardLogin {
  email: string;
  /** Absent where it is not the one that was made here. */
  password?: string;
}

const EMAIL = 'demo@kente.example';
const NAME = 'Adunni Bakare';

/** The demo's person, as the file tells them, as far as that still holds; a password that nobody knows is made anew. */
export async function demoUser(users: Console['users'], known: DashboardLogin | undefined): Promise<DashboardLogin> {
  const standing = await users.find(EMAIL);
  if (standing === null) return login(await users.add({ email: EMAIL, name: NAME }));
  if (standing.passwordChanged) return { email: EMAIL };
  if (known?.email === EMAIL && known.password !== undefined) return known;
  await users.remove(EMAIL);
  return login(await users.add({ email: EMAIL, name: NAME }));
}

const login = ({ email, password }: { email: string; password: string }): DashboardLogin => ({ email, password });
