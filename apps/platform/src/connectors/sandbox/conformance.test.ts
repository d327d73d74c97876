import { describeConnector } from '../conformance.ts';
import type { LinkInput, Step } from '../connector.ts';
import { createSandboxConnector } from './index.ts';
import { attemptAt, startTestWorld } from './testing.ts';

const login = (username: string, password: string): LinkInput => ({ kind: 'answer', values: { username, password } });

function answered(user: string, step: Step, otp: string): LinkInput {
  if (step.kind === 'otp') return { kind: 'answer', values: { otp } };
  if (step.kind === 'choose-accounts') return { kind: 'choose', accountNumber: step.accounts[0]?.accountNumber ?? '' };
  return login(user, 'pass_otp');
}

// GTBank keeps its ids, Kuda gives none, Zenith uses them again, Access changes them; Union Bank tells days only.
const TRIED = [
  ['gtbank', 'user_good'],
  ['kudabank', 'user_business'],
  ['zenith', 'user_trader_of_cloth'],
  ['access_bank', 'user_business'],
  ['union.bank', 'user_good'],
] as const;

for (const [slug, user] of TRIED) {
  describeConnector(`sandbox: ${user} at ${slug}`, async () => {
    const world = await startTestWorld();
    const connector = createSandboxConnector({ baseUrl: world.url, faultFor: async () => null });
    return {
      connector,
      context: (reauthorise) => attemptAt(slug, { authMethod: 'mobile_app', ...(reauthorise ? { reauthorise } : {}) }),
      right: (step) => answered(user, step, '123456'),
      wrong: (step) => {
        if (step.kind === 'form') return login(user, 'pass_wrong');
        return step.kind === 'choose-accounts'
          ? { kind: 'choose', accountNumber: '000' }
          : answered(user, step, '999999');
      },
      other: (step) => answered('user_trader', step, '123456'),
      secrets: ['pass_otp', 'pass_wrong', '123456'],
      close: async () => {
        await connector.close();
        await world.stop();
      },
    };
  });
}
