import { describe, expect, it } from 'vitest';
import { FileProblemError } from '../core/statement.ts';
import { readCamt } from './read-camt.ts';
import { camt, entry } from './test-camt.ts';

const problemOf = (text: string) => {
  try {
    readCamt(text);
    return null;
  } catch (error) {
    return error instanceof FileProblemError ? error.problem : error;
  }
};

describe('a CAMT.053 file', () => {
  it.each(['02', '04', '08', '13'] as const)('of version 001.%s tells account, balances and entries', (version) => {
    const [statement] = readCamt(camt([entry({ version })], { version }));
    expect(statement).toMatchObject({
      account: 'DE02120300000000202051',
      currency: 'EUR',
      statementRef: 'STMT-1',
      openingMinor: 100000n,
      closingMinor: 101190n,
    });
    expect(statement?.entries).toEqual([
      expect.objectContaining({
        ref: 'REF-1',
        amountMinor: 1190n,
        counterpartyName: 'Ada & Example',
        counterpartyAccount: 'DE89370400440532013000',
        remittance: 'INV-00010 RF18INV00010',
      }),
    ]);
    expect(String(statement?.entries[0]?.bookedOn)).toBe('2026-11-20');
    expect([String(statement?.fromOn), String(statement?.toOn)]).toEqual(['2026-11-20', '2026-11-20']);
  });

  it('takes a batch apart where the bank tells each amount, and keeps it whole where not', () => {
    const details = (amounts: string[]) =>
      amounts.map(
        (amount, at) => `<TxDtls><Amt Ccy="EUR">${amount}</Amt><RmtInf><Ustrd>n${at}</Ustrd></RmtInf></TxDtls>`,
      );
    const [split] = readCamt(camt([entry({ amount: '30.00', details: details(['10.00', '20.00']) })]));
    expect(split?.entries.map(({ ref, amountMinor, remittance }) => [ref, amountMinor, remittance])).toEqual([
      ['REF-1/1', 1000n, 'n0'],
      ['REF-1/2', 2000n, 'n1'],
    ]);
    const [whole] = readCamt(camt([entry({ amount: '31.00', details: details(['10.00', '20.00']) })]));
    expect(whole?.entries.map(({ amountMinor, remittance }) => [amountMinor, remittance])).toEqual([[3100n, 'n0 n1']]);
  });

  it('money that left is negative, and what is only pending is left out', () => {
    const [statement] = readCamt(camt([entry({ direction: 'DBIT' }), entry({ status: 'PDNG' })]));
    expect(statement?.entries.map(({ amountMinor }) => amountMinor)).toEqual([-1190n]);
  });

  it.each([
    ['not_xml', 'no xml at all'],
    ['not_xml', '<Document><BkToCstmrStmt>'],
    ['doctype', '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><Document>&b;</Document>'],
    ['not_camt', '<Document><BkToCstmrDbtCdtNtfctn/></Document>'],
    ['not_camt', '<html/>'],
    ['no_currency', camt([entry({ currency: 'USD' })])],
    ['no_currency', camt([]).replaceAll('EUR', 'ZZZ')],
    ['wrong_amount', camt([entry({ amount: '1e3' })])],
    ['wrong_amount', camt([entry({ amount: '-5.00' })])],
    ['wrong_amount', camt([entry({ amount: '5.005' })])],
    ['wrong_date', camt([entry({ day: '2026-02-30' })])],
    ['no_account', camt([]).replaceAll('IBAN', 'Nothing')],
  ])('is refused: %s', (problem, text) => {
    expect(problemOf(text)).toBe(problem);
  });
});
