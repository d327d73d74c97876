/** Every word that the pages for payers say by themselves. */
export const payWords = {
  to: 'to',
  from: 'From',
  secured: 'Encrypted. Your login goes to the bank alone.',
  returning: (business: string) => `We take you back to ${business} in a few seconds.`,
  stayHere: 'Stay here',
  returnTo: (business: string) => `Return to ${business}`,
  closePage: 'You can close this page.',
  close: 'Close',
  timeLeft: (time: string) => `Time left: ${time}`,
  minutesLeft: (minutes: number) => (minutes === 1 ? '1 minute left' : `${minutes} minutes left`),
  account: (bank: string, tail: string) => `${bank} account ending in ${tail}`,
  accountNumber: 'Account number',
  sandbox: 'Sandbox',
};
