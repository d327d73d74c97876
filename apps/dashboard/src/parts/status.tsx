import { statusWords } from '../format/states.ts';

export function Status({ status }: { status: string }) {
  const { label, color } = statusWords(status);
  return (
    <span className="status" data-color={color}>
      {label}
    </span>
  );
}
