import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { fileSize } from '../format.ts';
import { Icon } from '../parts/icons.tsx';
import { StepHead } from '../parts/step-head.tsx';
import { useFlow } from '../parts/use-flow.ts';
import type { UploadStep } from '../wire.ts';
import { words } from '../words.ts';
import { Report } from './report.tsx';

const text = words.upload;

/** A statement file: picked or dropped, sent, then looked at before anything is stored. */
export function Upload({ step }: { step: UploadStep }): JSX.Element {
  const [another, setAnother] = useState<UploadStep | null>(null);
  if (step.report && another !== step) {
    return <Report step={step} report={step.report} onAnother={() => setAnother(step)} />;
  }
  // The error belongs to the file before, once another is wanted.
  return <Picker step={step} error={another === step ? undefined : step.error} />;
}

function Picker({ step, error }: { step: UploadStep; error: string | undefined }): JSX.Element {
  const flow = useFlow();
  const { busy, uploaded } = flow.state;
  const [problem, setProblem] = useState<string | null>(null);
  const [over, setOver] = useState(false);

  function take(file: File | null | undefined): void {
    setOver(false);
    if (!file || busy) return;
    const wrong = problemOfFile(file, step);
    setProblem(wrong);
    if (wrong === null) flow.upload(file);
  }

  return (
    <>
      <StepHead title={step.title} error={problem ?? error} />
      <section
        aria-labelledby="heading"
        class={`drop ${over ? 'over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          take(event.dataTransfer?.files[0]);
        }}
      >
        <Icon name="file" />
        {busy ? <Sending part={uploaded} /> : <Browse step={step} onPick={take} />}
      </section>
    </>
  );
}

function Browse({ step, onPick }: { step: UploadStep; onPick: (file: File | undefined) => void }): JSX.Element {
  return (
    <>
      <p class="pointer-only">{text.drop}</p>
      <label class="button primary">
        <input
          type="file"
          class="unseen"
          accept={endingsOf(step).join()}
          onChange={(event) => {
            onPick(event.currentTarget.files?.[0]);
            // So that the same file, mended, can be picked again.
            event.currentTarget.value = '';
          }}
        />
        <span>{text.browse}</span>
      </label>
      <p class="hint">{text.limits(namesOf(step), fileSize(step.maxBytes))}</p>
    </>
  );
}

function Sending({ part }: { part: number | null }): JSX.Element {
  const percent = Math.round((part ?? 0) * 100);
  return (
    <div class="sending">
      <progress aria-label={text.sending(percent)} value={part === 1 ? undefined : percent} max={100} />
      <p role="status">{part === 1 ? text.reading : text.sending(percent - (percent % 10))}</p>
    </div>
  );
}

/** What can be seen without reading the file. */
function problemOfFile(file: File, step: UploadStep): string | null {
  const endings = endingsOf(step);
  const name = file.name.toLowerCase();
  if (endings.length > 0 && !endings.some((ending) => name.endsWith(ending))) return text.wrongType(namesOf(step));
  if (file.size === 0) return text.empty;
  return file.size > step.maxBytes ? text.tooLarge(fileSize(step.maxBytes)) : null;
}

function endingsOf({ formats }: UploadStep): string[] {
  return formats.map((format) => `.${format.replace(/^\./, '').toLowerCase()}`);
}

function namesOf(step: UploadStep): string {
  return endingsOf(step)
    .map((ending) => ending.slice(1).toUpperCase())
    .join(', ');
}
