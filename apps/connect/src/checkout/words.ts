export const text = {
  pay: (amount: string, business: string) => `Pay ${amount} to ${business}`,
  loading: 'Opening your payment…',
  failed: 'Your payment could not be opened.',
  banks: 'Choose the bank that you pay from',
  method: (bank: string) => `How do you log in to ${bank}?`,
  chooseAccount: 'Pay from this account',

  customer: 'Who is paying?',
  customerHint: 'The shop needs to know whose payment this is.',
  name: 'Your name',
  email: 'E-mail address',

  payFrom: 'Pay from',
  confirm: (amount: string) => `Pay ${amount}`,
  sending: 'Your bank is sending the money. This can take half a minute. Do not pay again.',

  transfer: (amount: string) => `Transfer exactly ${amount}`,
  transferText: 'Send it from any bank app. This account number is for this payment alone.',
  bank: 'Bank',
  accountName: 'Account name',
  accountNumber: 'Account number',
  amount: 'Amount',
  returned: (amount: string) => `${amount} came in and was sent back, because it is not the exact amount.`,
  waiting: 'Waiting for your transfer. This page goes on by itself.',
  late: 'When the time is up, do not transfer any more: ask for a new payment.',

  whatsapp: 'Go on in WhatsApp',
  whatsappText: 'You pay in a conversation. This page goes on by itself when you have paid.',
  whatsappSay: 'Send this message',
  open: 'Open WhatsApp',
  newWindow: '(opens a new window)',

  processing: 'Your bank is still working on it',
  processingText:
    'You have authorised the payment, and we wait for your bank. Do not pay again. You may close this page.',
  processingStatus: 'Waiting for your bank…',

  paid: 'Paid',
  paidText: (amount: string, business: string) => `${amount} went to ${business}.`,
  reference: 'Reference',
  ended: {
    widget_closed: 'You have cancelled the payment',
    expired: 'The time for this payment is over',
    payment_failed: 'The payment did not go through',
  },
  next: {
    widget_closed: (business: string) => `Nothing was taken. To pay after all, start again at ${business}.`,
    expired: (business: string) => `Nothing was taken. Start again at ${business} to get a new payment.`,
    payment_failed: (business: string) => `Check with your bank, or start again at ${business} with another account.`,
  },

  leave: {
    title: 'Cancel this payment?',
    text: 'Nothing has been taken from your account.',
    leave: 'Cancel payment',
    stay: 'Go on paying',
  },
};
