/** Invented account histories. For tests. */

export interface Movement {
  /** `YYYY-MM-DD` */
  day: string;
  /** `HH:MM:SS` */
  time: string;
  /** Signed minor units. */
  minor: bigint;
  narration: string;
  reference: string;
  /** Only banks that print fees use it. */
  fee: bigint;
}
export interface History {
  number: string;
  name: string;
  opening: bigint;
  movements: readonly Movement[];
}

export interface Posted extends Movement {
  balance: bigint;
}

export function posted({ opening, movements }: History, withFees = false): readonly Posted[] {
  let balance = opening;
  return movements.map((movement) => {
    balance += movement.minor - (withFees ? movement.fee : 0n);
    return { ...movement, balance };
  });
}

/** `-1234.50`, with a blank, comma or nothing between thousands. */
export function money(minor: bigint, thousands = ',', decimal = '.'): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+(?!\d))/g, thousands);
  return `${minor < 0n ? '-' : ''}${whole}${decimal}${digits.slice(-2)}`;
}

/** A short history with a formula-like text, a quote, a comma, two equal lines and a fee. */
export const HISTORY: History = {
  number: '0123456789',
  name: 'Adaeze Okafor',
  opening: 12_500_050n,
  movements: [
    {
      day: '2025-06-28',
      time: '08:15:02',
      minor: 45_000_000n,
      narration: 'SALARY JUNE 2025, ZAZU FOODS LTD',
      reference: 'S1200451',
      fee: 0n,
    },
    {
      day: '2025-06-30',
      time: '10:01:44',
      minor: -250_000n,
      narration: 'POS PURCHASE SHOPRITE IKEJA',
      reference: 'S1200907',
      fee: 750n,
    },
    {
      day: '2025-06-30',
      time: '10:01:59',
      minor: -250_000n,
      narration: 'POS PURCHASE SHOPRITE IKEJA',
      reference: 'S1200907',
      fee: 750n,
    },
    {
      day: '2025-07-01',
      time: '06:00:02',
      minor: -5_375n,
      narration: '=SUM(A1:A9) "SMS ALERT" CHARGE',
      reference: 'S1201300',
      fee: 0n,
    },
    {
      day: '2025-07-14',
      time: '23:59:59',
      minor: -1_200_000_00n,
      narration: 'TRF TO TOTAL ENERGIES',
      reference: 'S1202218',
      fee: 1_000n,
    },
    { day: '2025-07-14', time: '23:59:59', minor: 99n, narration: 'INTEREST', reference: 'S1202219', fee: 0n },
  ],
};
