import { percent, type TaxRateRow } from './rates.ts';

/** When this table was last held against the law; kept with each decision. */
export const RATES_VERSION = '2026-11';

/** The member states of the European Union. */
export const EU_STATES: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** Standard rates in percent, each with the day from which it holds. */
const STANDARD: Readonly<Record<string, string>> = {
  AT: '20 1984-01-01',
  BE: '21 1996-01-01',
  BG: '20 1999-01-01',
  CY: '19 2014-01-13',
  CZ: '21 2013-01-01',
  DE: '19 2007-01-01, 16 2020-07-01, 19 2021-01-01',
  DK: '25 1992-01-01',
  EE: '20 2009-07-01, 22 2024-01-01, 24 2025-07-01',
  ES: '21 2012-09-01',
  FI: '24 2013-01-01, 25.5 2024-09-01',
  FR: '20 2014-01-01',
  GR: '24 2016-06-01',
  HR: '25 2012-03-01',
  HU: '27 2012-01-01',
  IE: '23 2012-01-01, 21 2020-09-01, 23 2021-03-01',
  IT: '22 2013-10-01',
  LT: '21 2009-09-01',
  LU: '17 2015-01-01, 16 2023-01-01, 17 2024-01-01',
  LV: '21 2012-07-01',
  MT: '18 2004-01-01',
  NL: '21 2012-10-01',
  PL: '23 2011-01-01',
  PT: '23 2011-01-01',
  RO: '24 2010-07-01, 20 2016-01-01, 19 2017-01-01, 21 2025-08-01',
  SE: '25 1990-07-01',
  SI: '22 2013-07-01',
  SK: '20 2011-01-01, 23 2025-01-01',
  // Neighbours in which sellers of the Union often register.
  CH: '7.7 2018-01-01, 8.1 2024-01-01',
  GB: '20 2011-01-04',
  LI: '7.7 2018-01-01, 8.1 2024-01-01',
  NO: '25 2005-01-01',
};

/** Reduced rates that books fall under, for those who resell them; hosting is never reduced. */
const REDUCED: Readonly<Record<string, string>> = {
  DE: '7 2007-01-01, 5 2020-07-01, 7 2021-01-01',
  NL: '9 2019-01-01',
};

/** Parts of a state with standard rates of their own, and the local taxes of the Canary Islands. */
const TERRITORIES: Readonly<Record<string, string>> = {
  'AT jungholz': '19 1984-01-01',
  'ES canary_islands': '7 2020-01-01',
  'FR guadeloupe': '8.5 2000-04-01',
  'FR martinique': '8.5 2000-04-01',
  'FR reunion': '8.5 2000-04-01',
  'PT azores': '18 2014-01-01, 16 2021-07-01',
  'PT madeira': '22 2012-04-01',
};

function rows(table: Readonly<Record<string, string>>, category: string): TaxRateRow[] {
  return Object.entries(table).flatMap(([place, history]) => {
    const [country = '', territory = null] = place.split(' ');
    return history.split(', ').map((entry) => {
      const [rate = '', from = ''] = entry.split(' ');
      const name = territory === 'canary_islands' ? 'IGIC' : 'VAT';
      return { country, territory, category, name, rate: percent(rate), from };
    });
  });
}

/** VAT rates of the Union, its special territories and some neighbours; tenants add and override rows of their own. */
export const VAT_RATES: readonly TaxRateRow[] = [
  ...rows(STANDARD, 'standard'),
  ...rows(TERRITORIES, 'standard'),
  ...rows(REDUCED, 'reduced'),
];
