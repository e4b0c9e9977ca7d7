/** An amount per currency, as it goes out. */
export interface Amount {
  amountMinor: string;
  currency: string;
}

export const amount = (amountMinor: string, currency: string): Amount => ({ amountMinor, currency });
