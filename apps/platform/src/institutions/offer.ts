import { type AuthMethod, type Institution, type MethodType, statementUpload } from './directory.ts';

/** Whether something here can reach an institution by one of its methods. */
export type Reaches = (institution: Institution, method: MethodType) => boolean;

/**
 * An institution with the logins that lead somewhere: nobody is to be offered a form that no connector can send on. Where
 * none does, its only method is the upload of a statement, so that a caller who takes the first method has one that works.
 */
export function offer(institution: Institution, reaches: Reaches): Institution {
  const reached = institution.authMethods.filter(({ type }) => reaches(institution, type));
  if (reached.length === institution.authMethods.length) return institution;
  const authMethods: readonly AuthMethod[] = reached.length > 0 ? reached : [statementUpload(institution)];
  return { ...institution, authMethods };
}
