/** What a row is, in the English that banks of all four countries print. Most telling first. */
import type { Rule } from '../country-data.ts';

export const REVERSALS: readonly Rule[] = [
  {
    id: 'reversal',
    words:
      'rvsl|rsvl|rvs|reversal|reversals|reversed|revsl|chargeback|charge back|auto reversal|failed transfer|failed nibss|failed transaction refund|returned payment|unpaid item returned|payment returned',
    debit: 'refund',
    credit: 'refund',
    kind: 'reversal',
    examples: ['C:RVSL_AIRTIME/ 9MOBILE/98220168585', 'C:REVERSAL: TRF TO CITYLINK LOGISTICS/5'],
    counterExamples: ['C:NIP/REV JOHN ADEYEMI', 'C:NIP/GTB/KUNLE MUSA/Loan refund to EXAMPLE COOPERATIVE SOCIETY'],
  },
  {
    id: 'reversal.start',
    start: true,
    words:
      'refund|refunds|refunded|rev mc|rev vc|rev of|rev pos|rev web|rev nip|rev trf|rev iso|rev atm|rev airtime|rev mpesa|rev pesalink|rev gip|rev eft|rev ecom|rev transfer|rev mobile|rev bill|rev bills|rev agent|rev card|rev payshap|rev debit|rev immediate|rev purchase|rev payment|rev pymt|rev pmt|rev cash|rev rtgs|rev ach|rev momo|rev fip|rev mob|rev cib|rev ussd|rev charge|rev commission|rev vat|rev stamp|rev fee',
    debit: 'refund',
    credit: 'refund',
    kind: 'reversal',
    examples: ['C:**Rev MC Loc Web Prch-638355499550--Bolt Lagos NG-', 'C:REFUND'],
    counterExamples: ['C:REV JOHN ADEYEMI', 'C:Photography refund from ADA'],
  },
  {
    id: 'reversal.returned',
    words:
      'returned debit order|debit order returned|debit order return|unpaid debit order|debit order unpaid|disputed debit order|debit order disputed|debit order dispute|returned debit|debit returned|returned eft|eft returned|eft return|returned item|item returned|returned transfer|transfer returned|returned trf|trf returned|returned nip|nip returned|nip return|gip return|gip returned|ghipss return|ghipss returned|ach return|ach returned|returned purchase',
    credit: 'refund',
    kind: 'reversal',
    examples: ['C:RETURNED DEBIT ORDER DISCOVERY 112233', 'C:NIP RETURN/ADA OBI'],
    counterExamples: ['D:UNPAID DEBIT ORDER FEE', 'C:NIP/GTB/ADA OBI/money returned'],
  },
  {
    id: 'reversal.cheque',
    words: 'returned cheque|cheque returned|returned chq|chq returned|returned check|bounced cheque',
    not: 'returned cheque charge|returned cheque charges|returned cheque fee|returned chq charge|returned chq charges|returned chq fee|cheque returned charge|chq returned charge',
    debit: 'refund',
    credit: 'refund',
    kind: 'reversal',
    examples: ['C:CHQ RETURNED R/D 000123', 'D:RETURNED CHEQUE 000456 ADA OBI'],
    counterExamples: ['D:RETURNED CHEQUE CHARGE', 'D:CHQ 000123 ADA OBI'],
  },
  {
    id: 'reversal.refer-to-drawer',
    start: true,
    words: 'r d|rtd',
    credit: 'refund',
    kind: 'reversal',
    examples: ['C:R/D DEBIT ORDER DISCOVERY 112233', 'C:RTD-NOT PROVIDED FOR'],
    counterExamples: ['C:NIP/GTB/ADA OBI/r d', 'D:R D MOTORS'],
  },
];

export const CHARGES: readonly Rule[] = [
  {
    id: 'levy',
    words:
      'stamp duty|stamp duties|stampduty|emtl|emt levy|electronic money transfer levy|money transfer levy|transfer levy|fgn stamp|fgn elect|fgn electronic|cybersecurity levy|cyber security levy|cyber levy|e levy|elevy|electronic levy',
    debit: 'bank_charges',
    kind: 'levy',
    examples: ['D:FGN ELECTRONIC MONEY TRANSFER LEVY', 'D:Stamp Duties STAMP DUTY CHARGE'],
    counterExamples: ['D:ESTATE DEVELOPMENT LEVY', 'D:NIP/GTB/ADA OBI/stamp duty for land'],
  },
  {
    id: 'wht-on-interest',
    words: 'wht on interest|wht on int|withholding tax on interest|wht interest|tax on interest|wht on credit interest',
    debit: 'bank_charges',
    kind: 'fee',
    examples: ['D:WHT ON INTEREST:01-08-6902gb 03-09-2023 INTEREST run'],
    counterExamples: ['C:INTEREST', 'D:WHT ON RENT'],
  },
  {
    id: 'card-fee',
    words:
      'pos loc pyt fee|loc atm wdl fee|atm wdl fee|pos pyt fee|withdrawal commission|atm withdrawal commission|withdrawal fee|withdrawal charge|card maint|card maintenance|card issuance|issuance fee|card replacement fee|cheque leaves|cheque book|chequebook|token charge|token fee|card fee',
    debit: 'bank_charges',
    kind: 'fee',
    examples: ['D:*ISO:MC Loc ATM Wdl Fee-760959759197--IFE Ibadan NG-', 'D:CARD MAINT. QTR3 2023 426067682'],
    counterExamples: ['D:MC Loc ATM Wdl-760959759197--IFE Ibadan NG-', 'D:Car maintenance'],
  },
  {
    id: 'fee',
    words:
      'nip charge|nip charges|nip fee|nip commission|fip charges|fip charge|transfer charge|transfer charges|transfer fee|transfer fees|transfer commission|trf charge|trf charges|trf fee|trf comm|comm settlement|comm on|charge for ussd|ussd charge|ussd charges|ussd session|telco charge|enquiry charge|sms alert|sms alerts|sms charge|sms charges|sms fee|sms notification|alert fee|alert charge|alert charges|notification fee|notification charge|maintenance fee|maintenance charge|monthly maintenance|account maintenance|acct maintenance|account maint|acct maint|funds charge|bill charge|handling charge|handling fee|bank charge|bank charges|bank fee|bank fees|service fee|service fees|ledger fee|monthly fee|monthly account fee|admin fee|cot|excise duty|debit interest|overdraft interest|od interest|overdraft fee|penalty interest|convenience fee|processing fee|management fee|facility fee|arrangement fee|commitment fee|statement fee|swift charge|swift charges|swift fee|offshore charges|transaction fee|transaction charge|access fee charge|legal search fee',
    debit: 'bank_charges',
    kind: 'fee',
    examples: ['D:SMS Notification Charge Oct 2020', 'D:ACCOUNT MAINTENANCE CHARGE'],
    counterExamples: ['D:NIP/GTB/ADA OBI/car maintenance', 'D:TRF/bank/FRMTOPE GARBA TO ADA OBI- 058'],
  },
  {
    id: 'vat-on-fee',
    words: 'value added tax|vat on|vat mobile|plus vat|vat',
    not: 'vat return|vat returns|vat remittance|vat payment',
    debit: 'bank_charges',
    kind: 'fee',
    examples: ['D:VALUE ADDED TAX VAT ON NIP TRANSFER FOR 40654', 'D:VAT MOBILE TRF TO PAY/ /ZAINE LADI SHABU'],
    counterExamples: ['D:NIP/GTB/ADA OBI/vat for march', 'D:VATSAL STORES'],
  },
  {
    id: 'fee-word',
    words: 'commission|charge|charges|chg|chgs|chrg|fee|fees|issuance',
    not: 'school fee|school fees|sch fees|skul fees|university fees|college fees|varsity fees|tuition fee|tuition fees|course fee|exam fee|exam fees|acceptance fee|hostel fee|hostel fees|registration fee|application fee|professional fee|legal fee|consultation fee|consultancy fee|delivery fee|service charge|agency fee|agreement fee|caution fee|lesson fee|lesson fees|toll fee|visa fee|parking fee|membership fee|gym fee|free of charge',
    debit: 'bank_charges',
    kind: 'fee',
    examples: ['D:COMMISSION MOBILE TRF TO PAY/ /ZAINE LADI SHABU', 'D:MONTHLY CHG 0021'],
    counterExamples: ['D:SCHOOL FEES JSS1 SECOND TERM', 'D:NIP/GTB/ADA OBI/lateness fee', 'C:COMMISSION JUNE'],
  },
];

export const LOANS: readonly Rule[] = [
  {
    id: 'overdraft.draw',
    words: 'overdraft of credit party|overdraft disbursement|overdraft drawdown|overdraft draw down',
    credit: 'loan_disbursement',
    kind: 'overdraft-draw',
    examples: ['C:OverDraft of Credit Party'],
    counterExamples: ['D:OVERDRAFT INTEREST JUNE'],
  },
  {
    id: 'overdraft.repayment',
    words: 'od loan repayment|overdraft repayment|overdraft recovery',
    debit: 'loan_repayment',
    kind: 'overdraft-repayment',
    examples: ['D:OD Loan Repayment to 232323 - M-PESA Overdraw'],
    counterExamples: ['C:OverDraft of Credit Party'],
  },
  {
    id: 'loan.repayment',
    words:
      'loan repayment|loan repay|loan repayments|loan recovery|loan instalment|loan installment|loan interest|loan deduction|loan principal|loan liquidation|loan settlement|loan collection|loan due|repayment of loan|instalment repayment|loan rpmt|loan emi|principal repayment|loan instal|auto loan debit|loan debit|interest liquidation on loan|liquidation on loan|interest on loan',
    debit: 'loan_repayment',
    kind: 'loan-repayment',
    examples: ['D:LOAN REPAYMENT 0098812', 'D:LOAN RECOVERY QUICKCREDIT'],
    counterExamples: ['C:LOAN DISBURSEMENT QUICKCREDIT/77', 'D:Loan to Musa'],
  },
  {
    id: 'loan.draw',
    words:
      'loan disbursement|loan disbursed|loan disb|loan credit|loan booking|loan drawdown|loan draw down|loan proceeds|loan payout|loan advance|salary advance|payday loan|disbursement of loan|loan approval|term loan disbursement',
    credit: 'loan_disbursement',
    kind: 'loan-draw',
    examples: ['C:LOAN DISBURSEMENT QUICKCREDIT/77', 'C:SALARY ADVANCE 99213'],
    counterExamples: ['D:LOAN REPAYMENT 0098812', 'C:Loan from Musa'],
  },
];

export const INTEREST: readonly Rule[] = [
  {
    id: 'interest',
    words:
      'interest|int pd|int paid|int run|int capitalised|int capitalized|credit int|cr int|int credit|interest earned|interest paid|interest capitalisation|dividend|dividends|div paid|cashback|cash back|bonus interest|interest payout|coupon payment',
    not: 'no interest|person of interest',
    credit: 'interest',
    kind: 'interest',
    examples: ['C:OWealth Interest Earned', 'C:CashBox INTEREST', 'C:INT.PD NOV 2026'],
    counterExamples: ['C:NIP/GTB/ADA OBI/interest free gift'],
  },
  {
    id: 'interest.debit',
    words: 'interest charged|interest run|interest debit|interest',
    debit: 'bank_charges',
    kind: 'fee',
    examples: ['D:INTEREST RUN 01-08-2026'],
    counterExamples: ['C:INTEREST', 'D:LOAN INTEREST AUG'],
  },
];

export const SALARIES: readonly Rule[] = [
  {
    id: 'salary',
    anywhere: true,
    words:
      'salary|salaries|payroll|pay roll|wages|wage|pension|pensions|monthly pension|stipend|sal for|13th month|thirteenth month|net pay|nett pay|netpay|nettpay|net salary|staff pay|staff salary|staff entitlement|staff entitlements|remuneration|sal jan|sal feb|sal mar|sal apr|sal may|sal jun|sal jul|sal aug|sal sep|sal sept|sal oct|sal nov|sal dec|sal january|sal february|sal march|sal april|sal june|sal july|sal august|sal september|sal october|sal november|sal december|jan sal|feb sal|mar sal|apr sal|may sal|jun sal|jul sal|aug sal|sep sal|sept sal|oct sal|nov sal|dec sal|january sal|february sal|march sal|april sal|june sal|july sal|august sal|september sal|october sal|november sal|december sal',
    not: 'salary earners|salary for house help|pension fund contribution|pension contribution|pension deduction|salary loan',
    credit: 'salary',
    kind: 'salary',
    examples: ['C:SALARY PAYMENT SEPTEMBER', 'C:NIP/ACME LTD/SALARY MARCH 2026'],
    counterExamples: ['D:STAFF SALARY NOV ADA OBI', 'C:SALARY ADVANCE 99213', 'C:NIP/SALAMI ADE/food'],
  },
  {
    id: 'salary.paid',
    words: 'salary|salaries|payroll|wages|staff salary',
    kind: 'salary',
    examples: ['D:STAFF SALARY NOV ADA OBI'],
    counterExamples: ['D:SALAMI ADE'],
  },
];

export const CASH: readonly Rule[] = [
  {
    id: 'cash.withdrawal',
    words:
      'atm|atmwdl|atmwd|atm wdl|atm wd|atm cwd|atm withdrawal|atm cash|loc atm|cash withdrawal|cash wdl|cash wd|cash out|cashout|cashwithdrawal|cash wthdl|cash wtdl|agent withdrawal|agency withdrawal|withdrawal at agent|agency cashout|pos withdrawal|pos wdl|pos cash|cash advance|counter withdrawal|teller withdrawal|over the counter|otc withdrawal|cash cheque|loc cash|cardless withdrawal|cardless cash|cash paid|cash send|cashsend|csh wdl|csh wd',
    debit: 'cash_withdrawal',
    kind: 'cash-withdrawal',
    examples: ['D:ATMWDL @30338441 ILUPEJU', 'D:MC Agency CashOut-1234567- OPay ADA CHIKA BAYO Lokoja A KONG'],
    counterExamples: ['D:ATM WITHDRAWAL COMMISSION -363590-', 'D:Cash Savers Ltd'],
  },
  {
    id: 'cash.deposit',
    words:
      'cash deposit|cash dep|cashin|cash in|cash lodgement|cash lodgment|cash lodged|cdm|cdm deposit|cdep|agent deposit|deposit at agent|deposit of funds at agent|counter deposit|teller deposit|cash paid in|atm deposit|atm cash deposit|csh dep|csh lodgement|deposit by|agency deposit|atm',
    not: 'cash in hand|cash in lieu',
    credit: 'cash_deposit',
    kind: 'cash-deposit',
    examples: ['C:CASH DEPOSIT BY SELF IKEJA 00221', 'C:CashIn Kunle Zara Kemilade|+5318015811323'],
    counterExamples: ['C:NIP/GTB/ADA OBI/cash deposit', 'D:ATM WD @ 37762467'],
  },
  {
    id: 'cheque',
    words: 'cheque|cheques|chq|chqs|chque|cheq|clg chq|clearing cheque|inward clearing|outward clearing',
    not: 'cheque card',
    debit: 'cheque',
    credit: 'cheque_deposits',
    kind: 'cheque',
    examples: ['D:CHQ 00012 SELF', 'C:CHQ 00012 ZENITH'],
    counterExamples: ['D:CHARGE FOR 50.00 CHEQUE LEAVES', 'D:NIP/GTB/ADA OBI/cheque'],
  },
];

export const SERVICES: readonly Rule[] = [
  {
    id: 'airtime',
    words:
      'airtime|airtimes|mobiledata|mobile data|recharge card|vtu|data bundle|data bundles|data purchase|data sub|data subscription|data plan|data topup|data top up|airtime topup|airtime top up|airtime purchase|buy bundles|buy airtime|bundle purchase|bundles|mob topup|mobile topup|mobile top up|ussd topup|top up airtime|top up data|prepaid airtime|internet data',
    not: 'wallet topup|wallet top up|card topup|topup by card|account topup|account top up|prepaid meter recharge|prepaid meter',
    debit: 'airtime_and_data',
    kind: 'airtime',
    examples: ['D:Airtime Purchase USSD-GLO- 445HT62799', 'D:MobileData 3239149223|DataAir', 'D:MOB TOPUP 9414778921'],
    counterExamples: ['C:Rvsl:Airtime//86925568454//7Ffbowk', 'D:NIP/GTB/ADA OBI/airtime debt'],
  },
  {
    id: 'savings',
    words:
      'auto save|autosave|savings plan|target savings|target saving|fixed savings|save pocket|savings pocket|savings goal|goal savings|spend and save|spend save|safelock|safe lock|flex savings|pocket savings|kids savings|savings sweep|sweep|savings wallet|money market sweep|savings topup|locked savings|save as you earn|pocket withdrawal|savings withdrawal|goal withdrawal',
    debit: 'savings',
    credit: 'savings',
    kind: 'sweep',
    anywhere: true,
    examples: ['D:TRF TO SAVINGS PLAN AUTOSAVE/CBTXKEP50E'],
    counterExamples: ['C:OWealth Interest Earned', 'D:NIP/GTB/ADA OBI/savings'],
  },
  {
    id: 'investment',
    words:
      'fixed deposit|term deposit|call deposit|treasury bill|treasury bills|t bill|t bills|tbill|tbills|money market fund|mutual fund|mutual funds|unit trust|bond purchase|govt bond|fgn bond|sovereign bond|commercial paper|investment a c|investment account|fd booking|fd liquidation|fixed deposit liquidation',
    debit: 'investments',
    credit: 'investments',
    kind: 'sweep',
    examples: ['D:FIXED DEPOSIT BOOKING 90 DAYS', 'C:TREASURY BILLS MATURITY'],
    counterExamples: ['D:CASH DEPOSIT MACHINE FEE', 'D:NIP/GTB/ADA OBI/investment'],
  },
  {
    id: 'settlement',
    words:
      'settlement|settlements|merchant settlement|card settlement|pos settlement|till settlement|payout settlement|merchant payout|collections|t 1 settlement',
    not: 'loan settlement|debt settlement|divorce settlement|settlement of loan|comm settlement|debt collections',
    credit: 'sales',
    kind: 'settlement',
    examples: ['C:PAYSTACK SETTLEMENT 20260310', 'C:Card settlement - terminal 7413'],
    counterExamples: ['D:POS Comm Settlement', 'C:NIP/GTB/ADA OBI/final settlement for car'],
  },
];

/** How the money moved, where nothing says more. */
export const MOVEMENTS: readonly Rule[] = [
  {
    id: 'own-account',
    words: 'own account|inter account|between own accounts|between my accounts|self transfer|own acct',
    kind: 'transfer',
    examples: ['C:INTER ACCOUNT 1234 TO 5678'],
    counterExamples: ['C:PAYSTACK SETTLEMENT 20260310'],
  },
  {
    id: 'card',
    words:
      'pos|pos purchase|pos pur|pos prch|pos pmt|pos payment|pos trf|pos web|loc pos|pos intl|pos loc|intl pos|macquiring|card purchase|card payment|debit card|mastercard|web|web purchase|web pur|web prch|web pymt|web pmt|web payment|web pyt|online purchase|online payment|ecommerce|e commerce|ecom|card auth|purchase transaction|reserved funds|visa purchase|merchant payment',
    kind: 'card',
    examples: ['D:MAcquiring'],
    counterExamples: ['D:NIP/GTB/ADA OBI/rice'],
  },
  {
    id: 'bill',
    words:
      'bills|bill payment|bill pymt|bills pymt|bills payment|pay bill|paybill|biller|ebillspay|ebills|utility bill|billpay|bill pay',
    not: 'medical bill|medical bills|hospital bill|hospital bills',
    kind: 'bill',
    examples: ['D:BILLPAY 00921'],
    counterExamples: ['C:ZENITHBANK STAFF MEDICAL BILL FOR AUG 26'],
  },
  {
    id: 'debit-order',
    words: 'debit order|direct debit|mandate|standing order|stop order|sto|nach|naedo|debicheck',
    kind: 'direct-debit',
    examples: ['D:DEBIT ORDER 88213'],
    counterExamples: ['D:STOCK PURCHASE'],
  },
  {
    id: 'transfer',
    words:
      'transfer|transfers|transferred|trf|tnf|tfr|trsf|trans|xfer|nip|nibss|neft|rtgs|uto|utu|fip|cip|kip|banknip|eft|payshap|pesalink|gip|momo|nxg|cib|ift|instant payment|immediate payment|instant pay|send money|sent to|send to|received from|receive money|receivemoney|actransfer|aatransfer|funds received|mobile trf|customer transfer|offnet|inward|outward|swift|remittance|acb credit|magtape|instant eft|e transfer|interbank|intra|payment from|payment to|wallet|mob',
    kind: 'transfer',
    examples: ['D:NEFT 00921 ADA'],
    counterExamples: ['D:POS PURCHASE EBEANO LEKKI'],
  },
];

export const COMMON_STRUCTURE: readonly Rule[] = [
  ...REVERSALS,
  ...CHARGES.slice(0, 2),
  ...LOANS,
  ...CHARGES.slice(2),
  ...INTEREST,
  ...SALARIES,
  ...SERVICES.slice(0, 1),
  ...CASH,
  ...SERVICES.slice(1),
  ...MOVEMENTS,
];
