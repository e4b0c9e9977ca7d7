import { expect, test } from 'vitest';
import { cashByMonth, type Foreseen } from '../lib/look-ahead.ts';

const event = (what: Foreseen['what'], on: string, amountMinor: string, currency = 'EUR'): Foreseen => ({
  ...{ what, on, about: '', isEstimate: false, clientId: 'c', clientName: 'Client', amount: { amountMinor, currency } },
});

test('months without anything are there, currencies stay apart, credit notes lower what is invoiced', () => {
  const events = [
    event('invoice', '2026-11-30', '1000'),
    event('credit_note', '2026-11-30', '300'),
    event('payment', '2027-01-02', '700'),
    event('invoice', '2026-12-01', '5', 'JPY'),
  ];
  const vision = { from: '2026-11-20', until: '2027-01-05', clients: 1, events, failed: [] };
  expect(cashByMonth(vision)).toEqual([
    {
      currency: 'EUR',
      months: [
        { month: '2026-11', invoicedMinor: '700', cashMinor: '0' },
        { month: '2026-12', invoicedMinor: '0', cashMinor: '0' },
        { month: '2027-01', invoicedMinor: '0', cashMinor: '700' },
      ],
    },
    {
      currency: 'JPY',
      months: [
        { month: '2026-11', invoicedMinor: '0', cashMinor: '0' },
        { month: '2026-12', invoicedMinor: '5', cashMinor: '0' },
        { month: '2027-01', invoicedMinor: '0', cashMinor: '0' },
      ],
    },
  ]);
});
