import type { End } from './end.ts';
import type { View } from './session.ts';
import type { WireStep } from './wire-step.ts';

/** What the page is told of its session. */
export interface PageView {
  step: WireStep;
  end: End | null;
  institution: { id: string; name: string };
  authMethod: string;
}

export function pageView({ session, step, end }: View): PageView {
  return { step, end, institution: session.institution, authMethod: session.row.auth_method };
}
