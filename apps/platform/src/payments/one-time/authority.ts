import type { Environment } from '../../tenancy/index.ts';
import type { Challenge } from './page/types.ts';

/** How a payer's bank lets its customer agree to a payment: what it asks, and whether the answer was right. */
export interface PayerAuthority {
  /** Null: nobody here can ask that bank. */
  challenge(env: Environment, account: { authMethod: string }): Challenge | null;
  isRight(env: Environment, account: { authMethod: string }, answer: string): Promise<boolean>;
}

interface Asked extends Challenge {
  answer: string;
}

const PIN: Asked = {
  ...{ kind: 'PIN', title: 'Enter your transfer PIN', hint: 'The 4 digits with which you approve transfers' },
  ...{ field: 'value', length: 4, answer: '1234' },
};
const TOKEN: Asked = {
  ...{ kind: 'TOKEN', title: 'Enter the code of your token', hint: 'The 6 digits that your device shows now' },
  ...{ field: 'value', length: 6, answer: '654321' },
};
const OTP: Asked = {
  ...{ kind: 'OTP', title: 'Enter the code that your bank sent you', hint: '6 digits, by SMS or e-mail' },
  ...{ field: 'value', length: 6, answer: '123456' },
};
const BY_METHOD: Readonly<Record<string, Asked>> = { mobile_banking: PIN, internet_banking: TOKEN };

/** Simulated banks: each way of logging in has its own question. Live banks are asked by nobody yet. */
export function createSandboxAuthority(): PayerAuthority {
  const asked = ({ mode }: Environment, authMethod: string): Asked | null =>
    mode === 'test' ? (BY_METHOD[authMethod] ?? OTP) : null;
  return {
    challenge(env, { authMethod }) {
      const found = asked(env, authMethod);
      if (!found) return null;
      const { answer: _secret, ...challenge } = found;
      return challenge;
    },
    isRight: async (env, { authMethod }, answer) => asked(env, authMethod)?.answer === answer.trim(),
  };
}

/** What a person of the sandbox would answer. */
export const sandboxAnswer = (authMethod: string): string => (BY_METHOD[authMethod] ?? OTP).answer;
