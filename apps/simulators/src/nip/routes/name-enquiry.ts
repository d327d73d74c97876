import type { FastifyInstance } from 'fastify';
import type { Switch } from '../switch.ts';
import { parseSwitchFault } from '../switch-fault.ts';
import { NAME_ENQUIRY_BODY, type NameEnquiryBody } from '../wire.ts';

const BANK_DOWN = '91';

/** Who holds an account: the name at the simulated bank, else the name that the caller knows, else an invented one. */
export function nameEnquiry(app: FastifyInstance, { customers }: Switch): void {
  app.post<{ Body: NameEnquiryBody }>('/name-enquiry', { schema: { body: NAME_ENQUIRY_BODY } }, async (request) => {
    const { world, nowMs, simulate } = request.switchVisit;
    if (parseSwitchFault(simulate).name !== 'none') return { response_code: BANK_DOWN };
    const { institution_code: nipCode, account_number: number, known_as: knownAs } = request.body;
    const { name, bvn } = await customers.find(world, { nipCode, number, knownAs }, nowMs);
    return { response_code: '00', account_name: name, bvn };
  });
}
