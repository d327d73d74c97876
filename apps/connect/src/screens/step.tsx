import type { JSX } from 'preact';
import { OtherWay } from '../parts/other-way.tsx';
import { useFlow } from '../parts/use-flow.ts';
import { Accounts } from './accounts.tsx';
import { Ask } from './ask.tsx';
import { EndScreen } from './end.tsx';
import { Failed } from './failed.tsx';
import { Instructions } from './instructions.tsx';
import { Redirect } from './redirect.tsx';
import { Upload } from './upload.tsx';

/** One screen for each kind of step. No institution is known here. */
export function StepScreen(): JSX.Element | null {
  const { step } = useFlow().state;
  switch (step?.kind) {
    case 'form':
    case 'captcha':
      return (
        <>
          <Ask step={step} />
          <OtherWay />
        </>
      );
    case 'otp':
      return <Ask step={step} />;
    case 'redirect':
      return <Redirect step={step} />;
    case 'instructions':
      return <Instructions step={step} />;
    case 'choose-accounts':
      return <Accounts step={step} />;
    case 'upload':
      return <Upload step={step} />;
    case 'failed':
      return <Failed step={step} />;
    case 'linked':
      return <EndScreen />;
    default:
      return null;
  }
}
