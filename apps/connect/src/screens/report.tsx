import type { JSX } from 'preact';
import { count, day } from '../format.ts';
import { Button } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Icon } from '../parts/icons.tsx';
import { StepHead } from '../parts/step-head.tsx';
import { useFlow } from '../parts/use-flow.ts';
import type { CheckName, StatementReport, UploadStep } from '../wire.ts';
import { words } from '../words.ts';

/** More lines than this nobody reads in a small window. */
const REJECTED_SHOWN = 50;

/** What was read of a statement. The person confirms it, or picks another file. */
export function Report({
  step,
  report,
  onAnother,
}: {
  step: UploadStep;
  report: StatementReport;
  onAnother: () => void;
}): JSX.Element {
  const flow = useFlow();
  const text = words.upload;
  const { account, period } = report;
  const known = [account.name, account.number, account.currency].filter(Boolean).join(' · ');
  // Without a form and with an error there is nothing that could be confirmed.
  const confirmable = step.form !== undefined || step.error === undefined;
  return (
    <>
      <StepHead title={text.reportTitle} error={step.error} />
      <dl class="facts">
        {known && <Fact name={text.account} value={known} />}
        {period && <Fact name={text.period} value={`${day(period.start)} – ${day(period.end)}`} />}
        <Fact name={text.rows} value={text.rowsOf(count(report.accepted), count(report.rows))} />
        {report.duplicates > 0 && <Fact name={text.duplicates} value={count(report.duplicates)} />}
      </dl>
      <Checks checks={report.checks} />
      <Rejected lines={report.rejected} />
      {confirmable && (step.form?.length ?? 0) > 0 && (
        <Form form={step.form ?? []} kind="upload" submit={text.confirm} version={step} />
      )}
      <div class="actions start">
        {confirmable && !step.form?.length && (
          <Button busy={flow.state.busy} onPress={() => flow.answer({})}>
            {text.confirm}
          </Button>
        )}
        <Button kind={confirmable ? 'quiet' : 'primary'} onPress={onAnother}>
          {text.again}
        </Button>
      </div>
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const CHECK_ORDER: readonly CheckName[] = ['balanceChain', 'totals', 'period', 'openingClosing'];

function Checks({ checks }: { checks: StatementReport['checks'] }): JSX.Element {
  const text = words.upload;
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">{text.checks}</h2>
      <ul class="checks">
        {CHECK_ORDER.map((name) => {
          const { result, detail } = checks[name];
          return (
            <li key={name} class={result}>
              <Icon name={result === 'passed' ? 'check' : result === 'failed' ? 'alert' : 'clock'} />
              <span class="grow">
                {text.check[name]}
                {detail && <small>{detail}</small>}
              </span>
              <span class="result">{text.result[result]}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Rejected({ lines }: { lines: StatementReport['rejected'] }): JSX.Element | null {
  const text = words.upload;
  if (lines.length === 0) return null;
  const hidden = lines.length - REJECTED_SHOWN;
  return (
    <details class="rejected" open={lines.length <= 5}>
      <summary>{text.rejected(lines.length)}</summary>
      <ul>
        {lines.slice(0, REJECTED_SHOWN).map(({ line, reason }, index) => (
          <li key={index}>
            <b>{text.line(line)}</b> {reason}
          </li>
        ))}
        {hidden > 0 && <li>{text.more(hidden)}</li>}
      </ul>
    </details>
  );
}
