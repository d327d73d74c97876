/** A fault that somebody ordered. */
export interface FaultRule {
  id: string;
  /** `connector:gtbank`, `connector:*`, `webhook`, `rail:nip` … */
  target: string;
  match: Readonly<Record<string, unknown>> | null;
  /** `timeout`, `unavailable`, `slow`, `garbage`, `wrong_otp`, `decline:51` … */
  fault: string;
  latencyMs: number | null;
  /** 0–1; null: always. */
  probability: number | null;
  /** How often it still happens; null: until it is deleted. */
  remaining: number | null;
  createdAt: Date;
}
