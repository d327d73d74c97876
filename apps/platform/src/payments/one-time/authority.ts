import type { Environment } from '../../tenancy/index.ts';
import type { Challenge } from './page/types.ts';

/** How a payer's bank lets its customer agree to a payment: what it asks, and whether the answer was right. */
export interface PayerAuthority {
  /** Null: nobody here can ask that bank. */
  challenge(env: Environment, account: { authMethod: string }): Challenge | null;
  isRight(env: Environment, account: { authMethod: string }, answer: string): Promise<boolean>;
}

const PIN: Challenge = {
  ...{ kind: 'PIN', title: 'Enter your transfer PIN', hint: 'The 4 digits with which you approve transfers' },
  ...{ field: 'value', length: 4 },
};
const TOKEN: Challenge = {
  ...{ kind: 'TOKEN', title: 'Enter the code of your token', hint: 'The 6 digits that your device shows now' },
  ...{ field: 'value', length: 6 },
};
const OTP: Challenge = {
  ...{ kind: 'OTP', title: 'Enter the code that your bank sent you', hint: '6 digits, by SMS or e-mail' },
  ...{ field: 'value', length: 6 },
};
const BY_METHOD: Readonly<Record<string, Challenge>> = { mobile_banking: PIN, internet_banking: TOKEN };

/** The right answers in the sandbox. */
export const SANDBOX_ANSWERS: Readonly<Record<Challenge['kind'], string>> = {
  ...{ PIN: '1234', TOKEN: '654321', OTP: '123456' },
};

/** Simulated banks: each way of logging in has its own question. Live banks are asked by nobody yet. */
export function createSandboxAuthority(): PayerAuthority {
  const challenge: PayerAuthority['challenge'] = ({ mode }, { authMethod }) =>
    mode === 'test' ? (BY_METHOD[authMethod] ?? OTP) : null;
  return {
    challenge,
    async isRight(env, account, answer) {
      const asked = challenge(env, account);
      return asked !== null && SANDBOX_ANSWERS[asked.kind] === answer.trim();
    },
  };
}
