import Type, { type Static } from 'typebox';
import Value from 'typebox/value';
import { Agent, request } from 'undici';
import type { Environment } from '../../tenancy/index.ts';
import { type BureauLoan, BureauUnavailable, type CreditBureau } from './credit-bureau.ts';

export interface HttpCreditBureauOptions {
  baseUrl: string;
  /** A fault that was ordered for this call, as the simulated world is to be told; sandbox only. */
  faultFor?(env: Environment): Promise<string | null>;
  timeoutMs?: number;
}

const TIMEOUT_MS = 15_000;
const Amount = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const Report = Type.Object({
  loans: Type.Array(
    Type.Object({
      institution: Type.String({ minLength: 1, maxLength: 200 }),
      status: Type.String(),
      repayment_amount: Amount,
      balance: Amount,
    }),
    { maxItems: 500 },
  ),
});

/** A bureau over HTTP: `POST /v1/credit-reports {bvn}` → `{loans:[{institution, status, repayment_amount, balance}]}`. */
export function createHttpCreditBureau(options: HttpCreditBureauOptions): CreditBureau {
  const { baseUrl, faultFor, timeoutMs = TIMEOUT_MS } = options;
  const agent = new Agent({ connections: 8 });
  const ask = async (env: Environment, bvn: string, signal: AbortSignal): Promise<{ status: number; text: string }> => {
    const fault = faultFor ? await faultFor(env) : null;
    const answer = await request(`${baseUrl}/v1/credit-reports`, {
      method: 'POST',
      dispatcher: agent,
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      headers: {
        'content-type': 'application/json',
        ...(fault === null ? {} : { 'x-simulate': fault }),
      },
      body: JSON.stringify({ bvn }),
    });
    return { status: answer.statusCode, text: await answer.body.text() };
  };
  return {
    async loans(env, bvn, signal) {
      try {
        const { status, text } = await ask(env, bvn, signal);
        if (status === 404) return [];
        if (status !== 200) throw new Error(`the bureau answered ${status}`);
        const report: unknown = JSON.parse(text);
        if (!Value.Check(Report, report)) throw new Error('the bureau answered with something that is no report');
        return loansOf(report);
      } catch (error) {
        // Told to stop is no fault of the bureau.
        signal.throwIfAborted();
        throw new BureauUnavailable('The credit bureau did not give a usable answer.', { cause: error });
      }
    },
    close: () => agent.destroy(),
  };
}

function loansOf({ loans }: Static<typeof Report>): BureauLoan[] {
  return loans
    .filter(({ status }) => status === 'open')
    .map(({ institution, repayment_amount, balance }) => ({
      institution,
      repaymentMinor: BigInt(repayment_amount),
      owedMinor: BigInt(balance),
    }));
}
