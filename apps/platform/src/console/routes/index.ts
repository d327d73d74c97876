import type { PlatformRoute } from '../../api/route.ts';
import { changePassword } from './change-password.ts';
import { getJwks } from './get-jwks.ts';
import { getSession } from './get-session.ts';
import { getToken } from './get-token.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

/** What better-auth has besides these cannot be reached. */
export const consoleRoutes: readonly PlatformRoute[] = [signIn, signOut, getSession, changePassword, getToken, getJwks];
