/**
 * Minor-unit exponents of the currencies that do not have two decimals (ISO 4217, list one).
 * Every other ISO 4217 currency in {@link CURRENCIES} has two.
 */
const EXPONENTS: Readonly<Record<string, number>> = {
  BHD: 3,
  BIF: 0,
  CLF: 4,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  UYI: 0,
  UYW: 4,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

const TWO_DECIMALS =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW'.split(
    ' ',
  );

/** All currency codes that Panel1 accepts, sorted. */
export const CURRENCIES: readonly string[] = [...TWO_DECIMALS, ...Object.keys(EXPONENTS)].sort();

const KNOWN = new Set(CURRENCIES);

/** True for a currency code that Panel1 accepts. */
export function isCurrency(code: string): boolean {
  return KNOWN.has(code);
}

/**
 * Number of decimals of a currency's minor unit: `currencyExponent('EUR')` is 2, of JPY 0, of KWD 3.
 * Throws a RangeError for a code that is not in {@link CURRENCIES}.
 */
export function currencyExponent(code: string): number {
  if (!KNOWN.has(code)) throw new RangeError(`unknown currency ${code}`);
  return EXPONENTS[code] ?? 2;
}
