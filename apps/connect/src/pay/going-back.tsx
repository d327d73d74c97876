import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { payWords } from './words.ts';

interface GoingBackProps {
  business: string;
  /** There is somewhere to go back to. */
  returns: boolean;
  /** The page goes by itself after this time; null: only when the person wants it. */
  afterMs: number | null;
  onGo: () => void;
}

/** The end of a page for payers: back to where they came from, by themselves or by a button. */
export function GoingBack({ business, returns, afterMs, onGo }: GoingBackProps): JSX.Element {
  const [isGoing, setGoing] = useState(returns && afterMs !== null);
  useEffect(() => {
    if (!isGoing || afterMs === null) return;
    const timer = setTimeout(onGo, afterMs);
    return () => clearTimeout(timer);
  }, [isGoing, afterMs, onGo]);
  if (!returns) return <p class="hint closing">{payWords.closePage}</p>;
  return (
    <div class="actions">
      <p class="hint" role="status">
        {isGoing ? payWords.returning(business) : ''}
      </p>
      <Button onPress={onGo}>{payWords.returnTo(business)}</Button>
      {isGoing && (
        <Button kind="secondary" onPress={() => setGoing(false)}>
          {payWords.stayHere}
        </Button>
      )}
    </div>
  );
}
