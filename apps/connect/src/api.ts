import { createCall, type Transport } from './calling.ts';
import type { Answer, End, Institution, NewSession, Opened, SessionState } from './wire.ts';

export interface Api {
  institutions(opened: Opened, signal: AbortSignal): Promise<Institution[]>;
  start(body: { opened: Opened; institution: string; authMethod: string }, signal: AbortSignal): Promise<NewSession>;
  resume(session: string, signal: AbortSignal): Promise<SessionState>;
  answer(session: string, values: Record<string, string>, signal: AbortSignal): Promise<Answer>;
  choose(session: string, accountNumber: string, signal: AbortSignal): Promise<Answer>;
  upload(session: string, file: File, onProgress: (part: number) => void, signal: AbortSignal): Promise<Answer>;
  /** One try only: the caller asks again anyway. */
  poll(session: string, signal: AbortSignal): Promise<Answer>;
  cancel(session: string | null, opened: Opened, signal: AbortSignal): Promise<{ end: End }>;
}

export function createApi(transport: Transport): Api {
  const call = createCall(transport);

  function get<T>(path: string, session: string | null, signal: AbortSignal): Promise<T> {
    return call({ method: 'GET', path, headers: sessionHeader(session), body: null }, signal);
  }
  function post<T>(
    path: string,
    session: string | null,
    body: unknown,
    signal: AbortSignal,
    tries?: number,
  ): Promise<T> {
    const headers = { ...sessionHeader(session), 'content-type': 'application/json' };
    return call({ method: 'POST', path, headers, body: JSON.stringify(body) }, signal, tries);
  }

  return {
    async institutions(opened, signal) {
      // The query of the widget may name the customer, and is not needed here.
      const who = opened.kind === 'link' ? opened : { ...opened, query: {} };
      const path = `/institutions?session-boot=${encodeURIComponent(JSON.stringify(who))}`;
      return (await get<{ institutions: Institution[] }>(path, null, signal)).institutions;
    },
    start: (body, signal) => post('/sessions', null, body, signal),
    resume: (session, signal) => get('/session', session, signal),
    answer: (session, values, signal) => post('/session/answer', session, { values }, signal),
    choose: (session, accountNumber, signal) => post('/session/choose', session, { accountNumber }, signal),
    upload(session, file, onProgress, signal) {
      const headers = {
        ...sessionHeader(session),
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(file.name),
      };
      return call({ method: 'POST', path: '/session/file', headers, body: file, onProgress }, signal);
    },
    poll: (session, signal) => post('/session/poll', session, {}, signal, 1),
    cancel: (session, opened, signal) =>
      session === null ? post('/cancel', null, { opened }, signal, 4) : post('/session/cancel', session, {}, signal, 4),
  };
}

function sessionHeader(session: string | null): Record<string, string> {
  return session === null ? {} : { 'x-session': session };
}
