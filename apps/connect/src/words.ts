import type { CheckName, FailureCode } from './wire.ts';

/** Every word that the page says by itself. What a bank asks comes from the platform. */
export const words = {
  locale: 'en',
  product: 'Kente',
  pageTitle: (heading: string) => `${heading} · Kente`,
  back: 'Back',
  close: 'Close',
  cancel: 'Cancel',
  continue: 'Continue',
  retry: 'Try again',
  anotherBank: 'Choose another bank',
  otherWay: 'Connect another way',
  required: 'required',
  progress: (stage: number, of: number) => `Step ${stage} of ${of}`,
  testMode: 'Test mode. No real bank is contacted.',
  refused: 'Something went wrong on our side. Please try again.',
  unreachable: 'We still cannot reach our service. Check your connection, then try again.',
  secured: (business: string) =>
    `Encrypted. ${business || 'Nobody but the bank'} ${business ? 'never ' : ''}sees your login.`,

  connection: { lost: 'Connection lost. Trying again…', now: 'Try now' },

  consent: {
    link: (business: string) => `Link your account with ${business}`,
    reauth: (business: string) => `Renew ${business}’s access to your account`,
    intro: (business: string) => `${business} uses Kente to read, with your consent:`,
    shares: {
      accounts: ['Account details', 'Name, number and type of your account'],
      balance: ['Balance', 'How much is in the account'],
      identity: ['Identity', 'Your name, contacts and date of birth, as the bank holds them'],
      transactions: ['Transactions', 'What went in and out, and when'],
      statements: ['Statements', 'Statements of past months'],
      income: ['Income', 'Where regular income comes from'],
      investments: ['Investments', 'What you hold, and its value'],
    } as Record<string, [string, string]>,
    forDays: (days: number) => `Access lasts ${duration(days)}. You can end it before that.`,
    untilUnlinked: 'Access lasts until you end it.',
    howToEnd: (business: string) => `To end access, ask ${business} to unlink your account.`,
    cannot: 'Nobody can move money with this access.',
    who: 'Who is Kente?',
    whoText: (business: string) =>
      `Kente connects ${business} to your bank. Your login goes to the bank over an encrypted connection; ${business} never sees it.`,
    agree: 'By continuing you allow this access.',
  },

  institutions: {
    title: 'Choose your bank or wallet',
    search: 'Search by name',
    country: 'Country',
    all: 'All',
    personal: 'Personal',
    business: 'Business',
    found: (count: number) => (count === 1 ? '1 institution' : `${count} institutions`),
    none: (query: string) => `Nothing found for “${query}”.`,
    noneHelp: 'Check the spelling, or look in all countries.',
    clear: 'Clear search',
    failed: 'The list could not be loaded.',
    status: { up: '', degraded: 'Slow today', down: 'Not available' },
  },

  methods: {
    title: (institution: string) => `How do you want to connect to ${institution}?`,
    hints: {
      internet_banking: 'With the login of the bank’s website',
      mobile_banking: 'With the login of the bank’s app or your phone number',
      primus_plus: 'With your business login',
      statement_upload: 'With a statement file from your bank. No login needed',
    } as Record<string, string>,
    degraded: (institution: string) => `${institution} is slow today. Linking may take longer.`,
    down: (institution: string) => `${institution} cannot be reached at the moment. You may try later.`,
  },

  opening: (institution: string) => (institution ? `Connecting to ${institution}…` : 'Connecting…'),

  form: {
    missing: (label: string) => `Enter: ${label}`,
    tooShort: (min: number) => `At least ${min} characters`,
    tooLong: (max: number) => `At most ${max} characters`,
    email: 'This is not an e-mail address',
    show: 'Show',
    hide: 'Hide',
    showing: (label: string) => `Show ${label}`,
    submit: 'Continue',
    login: 'Log in',
    confirm: 'Confirm',
    checking: (institution: string) => (institution ? `Checking with ${institution}…` : 'Checking…'),
    slow: (institution: string) => `${institution || 'The bank'} is taking its time. This can last up to a minute.`,
    captchaAlt: 'Picture of the characters to type',
    captchaHelp: 'Cannot read it? Connect another way, or go back for a new picture.',
  },

  redirect: {
    title: (institution: string) => `Continue at ${institution || 'your bank'}`,
    text: (institution: string) => `${institution || 'Your bank'} asks you to approve the access on its own page.`,
    go: (institution: string) => `Go to ${institution || 'your bank'}`,
    waiting: 'Waiting for your approval…',
    newWindow: '(opens a new window)',
    unsafe: 'The bank sent an address that cannot be opened.',
  },

  instructions: {
    copy: 'Copy',
    copied: 'Copied',
    copyWhat: (text: string) => `Copy ${text}`,
    waitFor: {
      ussd: 'Waiting for the code from the SMS.',
      mail: 'Waiting for the statement to arrive.',
      face: 'Waiting for your face check.',
      approval: 'Waiting for your approval.',
    } as Record<string, string>,
    waiting: 'This page goes on by itself.',
  },

  accounts: {
    ending: (digits: string) => `ending in ${digits}`,
    balance: 'Balance',
    unknownBalance: 'Balance not known',
    submit: 'Link this account',
    pick: 'Choose an account first.',
  },

  upload: {
    drop: 'Drop the file here, or',
    browse: 'Choose a file',
    limits: (formats: string, size: string) => `${formats}, up to ${size}`,
    tooLarge: (size: string) => `This file is too large. The limit is ${size}.`,
    empty: 'This file is empty.',
    wrongType: (formats: string) => `This kind of file cannot be read. Choose ${formats}.`,
    sending: (percent: number) => `Sending… ${percent}%`,
    reading: 'Reading the statement…',
    reportTitle: 'Check what we read',
    account: 'Account',
    period: 'Period',
    rows: 'Transactions',
    rowsOf: (accepted: string, rows: string) => `${accepted} of ${rows}`,
    duplicates: 'Already known',
    checks: 'Checks',
    check: {
      balanceChain: 'Each balance follows from the one before',
      totals: 'Totals agree',
      period: 'Dates are inside the period',
      openingClosing: 'Opening and closing balance agree',
    } satisfies Record<CheckName, string>,
    result: { passed: 'Passed', failed: 'Failed', not_available: 'Not in the file' },
    rejected: (count: number) => (count === 1 ? '1 line was left out' : `${count} lines were left out`),
    line: (line: number) => `Line ${line}`,
    more: (count: number) => `and ${count} more`,
    confirm: 'Link this account',
    again: 'Choose another file',
  },

  end: {
    linked: 'Account linked',
    reauthorised: 'Access renewed',
    linkedText: (business: string, bank: string) => `${business} can now read your ${bank || 'bank'} account.`,
    cancelled: 'You have left',
    cancelledText: 'Nothing was linked, and nothing was shared.',
    returning: (business: string) => `Taking you back to ${business}…`,
    closePage: 'You can close this page.',
    goBack: (business: string) => `Return to ${business}`,
    startAgain: 'Start again',
  },

  failed: {
    turn: { person: 'Your turn', bank: 'The bank’s turn', platform: 'Our turn' },
    titles: {
      invalid_credentials: 'The login was not accepted',
      mfa_failed: 'The code was not accepted',
      account_locked: 'The bank has locked this login',
      no_accounts_found: 'No account was found',
      account_mismatch: 'This is a different account',
      institution_unavailable: 'The bank cannot be reached',
      session_expired: 'This took too long',
      link_expired: 'This link has expired',
      system_error: 'Something broke on our side',
    } satisfies Record<FailureCode, string>,
    texts: {
      invalid_credentials: 'Check the login you use with the bank.',
      mfa_failed: 'Ask for a new code, then try again.',
      account_locked: 'Contact your bank to unlock it, then come back.',
      no_accounts_found: 'This login shows no account that can be linked.',
      account_mismatch: 'Sign in to the account that was linked before.',
      institution_unavailable: 'It is not your fault. Try again in some minutes.',
      session_expired: 'For your safety the session was closed. Nothing was linked.',
      link_expired: 'Ask for a new link.',
      system_error: 'It is not your fault. Try again in some minutes.',
    } satisfies Record<FailureCode, string>,
    leaving: (business: string) => `We take you back to ${business} in a few seconds.`,
    stay: 'Stay here',
  },

  leave: {
    title: 'Leave without linking?',
    text: 'What you have typed is not kept.',
    leave: 'Leave',
    stay: 'Stay',
  },
};

function duration(days: number): string {
  const years = days / 365;
  if (Number.isInteger(years)) return years === 1 ? '1 year' : `${years} years`;
  return days === 1 ? '1 day' : `${days} days`;
}
