import type { MoneyWire } from '@panel1/shared-types/schemas';

/** How credit goes into what is due, exact; amounts of one currency. */
export interface CreditUse {
  /** What the client has. */
  credit: MoneyWire;
  used: MoneyWire;
  /** What remains to be paid in another way; zero when credit covers all. */
  rest: MoneyWire;
  isCovered: boolean;
}

/** Spends credit on an amount, as far as it goes; null where there is none or nothing is due. */
export function spendCredit(due: MoneyWire, creditMinor: string): CreditUse | null {
  const { currency } = due;
  const [asked, has] = [BigInt(due.amountMinor), BigInt(creditMinor)];
  if (asked <= 0n || has <= 0n) return null;
  const used = has < asked ? has : asked;
  const amount = (minor: bigint) => ({ amountMinor: minor.toString(), currency });
  return { credit: amount(has), used: amount(used), rest: amount(asked - used), isCovered: used === asked };
}
