const FAULTS = [
  'timeout',
  'timeout_then_success',
  'timeout_then_decline',
  'timeout_not_received',
  'slow',
  'unavailable',
  'rail_down',
  'rail_500',
  'garbage',
  'duplicate',
  'late_success',
  'late_reversal',
  'callback_twice',
  'callback_disorder',
  'wrong_amount',
  'wrong_session',
  'credit_timeout',
  'name_enquiry_down',
  'decline',
  'code',
] as const;

type SwitchFaultName = (typeof FAULTS)[number];

export interface SwitchFault {
  /** `none`: nothing was ordered but perhaps a latency. `unknown`: must never pass for health. */
  name: SwitchFaultName | 'none' | 'unknown';
  /** What stands behind the colon. */
  detail: string;
  latencyMs: number;
}

const LATENCY_MS_MAX = 120_000;

/** The header `x-simulate` of a call to the switch: `name[:detail][; latency=ms]`. */
export function parseSwitchFault(header: string | undefined): SwitchFault {
  const [first = '', ...parameters] = (header ?? '').split(';').map((part) => part.trim());
  let latencyMs = 0;
  for (const parameter of parameters) {
    const given = /^latency=(\d{1,9})$/.exec(parameter)?.[1];
    if (given !== undefined) latencyMs = Math.min(Number(given), LATENCY_MS_MAX);
  }
  const [name = '', ...detail] = first.split(':');
  const known = FAULTS.find((fault) => fault === name);
  return { name: name === '' ? 'none' : (known ?? 'unknown'), detail: detail.join(':'), latencyMs };
}
