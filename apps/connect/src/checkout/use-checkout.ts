import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CheckoutFlow } from './flow.ts';
import type { CheckoutView } from './wire.ts';

const CheckoutContext = createContext<CheckoutFlow | null>(null);
export const CheckoutProvider = CheckoutContext.Provider;

export function useCheckout(): CheckoutFlow {
  const flow = useContext(CheckoutContext);
  if (!flow) throw new Error('useCheckout outside of CheckoutProvider');
  return flow;
}

/** Of a screen that is only shown when the payment is known. */
export function useView(): CheckoutView {
  const { view } = useCheckout().state;
  if (!view) throw new Error('useView before the payment is known');
  return view;
}
