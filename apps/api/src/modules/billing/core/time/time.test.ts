import { describe, expect, it } from 'vitest';
import { alignedAnchor, alignedStart } from './alignment.ts';
import { billThrough, invoiceDates } from './dates.ts';
import { periodAt } from './periods.ts';
import { earliestEnd, type Terms } from './terms.ts';
import { afterTrial } from './trial.ts';
import { startOfDay } from './zones.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('an anchor', () => {
  it('that February clamped goes back to the day it stands for', () => {
    const of = { anchor: { on: day('2027-02-28'), day: 31 }, interval: { count: 1, unit: 'month' } } as const;
    expect([-1, 0, 1, 2].map((n) => periodAt(of, n).start.toString())).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
    ]);
  });

  it('of 29 February comes back in leap years', () => {
    const of = { anchor: { on: day('2028-02-29') }, interval: { count: 1, unit: 'year' } } as const;
    expect([1, 4].map((n) => periodAt(of, n).start.toString())).toEqual(['2029-02-28', '2032-02-29']);
  });

  it('cannot stand for a day that its month has', () => {
    const interval = { count: 1, unit: 'month' } as const;
    expect(() => periodAt({ anchor: { on: day('2027-03-15'), day: 31 }, interval }, 0)).toThrow(RangeError);
    expect(() => periodAt({ anchor: { on: day('2027-03-15') }, interval: { count: 0, unit: 'day' } }, 0)).toThrow(
      RangeError,
    );
  });
});

describe('alignment to the calendar', () => {
  it('begins whole periods on the next such day, clamped to short months', () => {
    expect(alignedAnchor(day('2027-02-01'), { unit: 'month', day: 31 })).toEqual({ on: day('2027-02-28'), day: 31 });
    expect(alignedAnchor(day('2027-01-06'), { unit: 'week', day: 1 })).toEqual({ on: day('2027-01-11') });
    expect(alignedAnchor(day('2027-05-01'), { unit: 'year', month: 4, day: 1 })).toEqual({ on: day('2028-04-01') });
  });

  it('bills the next month as well from the day that says so', () => {
    const alignment = { day: 1, chargeNextFrom: 20 };
    const through = (start: string) => alignedStart(day(start), alignment).firstBillThrough.toString();
    expect(through('2027-01-19')).toBe('2027-01-19');
    expect(through('2027-01-20')).toBe('2027-02-01');
    expect(through('2027-02-01')).toBe('2027-02-01');
    expect(alignedStart(day('2027-02-01'), alignment).stub).toBeNull();
    const middle = (start: string) =>
      alignedStart(day(start), { day: 15, chargeNextFrom: 10 }).firstBillThrough.toString();
    expect(middle('2027-01-12')).toBe('2027-01-15');
    expect(middle('2027-01-20')).toBe('2027-01-20');
  });
});

describe('dates of an invoice', () => {
  const march = { start: day('2027-03-01'), end: day('2027-04-01') };

  it('are moved by lead and terms, and never due before they are issued', () => {
    const rules = { timing: 'advance', leadDays: 14, termDays: 0 } as const;
    const on = (today: string) => invoiceDates(march, rules, day(today));
    expect(on('2027-02-10')).toMatchObject({ issueOn: day('2027-02-15'), dueOn: day('2027-03-01') });
    expect(on('2027-03-20')).toMatchObject({ plannedOn: day('2027-02-15'), dueOn: day('2027-03-20') });
    expect(billThrough(day('2027-02-15'), rules).toString()).toBe('2027-03-01');
  });

  it('follow the end of the period in arrears', () => {
    const rules = { timing: 'arrears', leadDays: 14, termDays: 10 } as const;
    const dates = invoiceDates(march, rules, day('2027-04-01'));
    expect([dates.issueOn, dates.dueOn].map(String)).toEqual(['2027-04-01', '2027-04-11']);
    expect(billThrough(day('2027-04-01'), rules).toString()).toBe('2027-04-01');
  });
});

describe('a contract', () => {
  const billing = { anchor: { on: day('2027-01-31') }, interval: { count: 1, unit: 'month' } } as const;
  const year = { count: 1, unit: 'year' } as const;
  const terms: Terms = { anchor: billing.anchor, minimum: year, renewal: null, noticeDays: 30, billing };
  const end = (of: Terms, on: string) => earliestEnd(of, day(on)).toString();

  it('cannot end before its minimum term', () => {
    expect(end(terms, '2027-02-01')).toBe('2028-01-31');
    expect(end(terms, '2028-01-01')).toBe('2028-01-31');
  });

  it('ends after it with a period or with a renewal, when the notice was in time', () => {
    expect(end(terms, '2028-01-02')).toBe('2028-02-29');
    expect(end({ ...terms, renewal: year }, '2028-01-02')).toBe('2029-01-31');
  });
});

it('a trial that ends without a payment method does what the policy says', () => {
  expect([afterTrial('cancel', false), afterTrial('pause', false), afterTrial('invoice', false)]).toEqual([
    'cancel',
    'pause',
    'activate',
  ]);
  expect(afterTrial('cancel', true)).toBe('activate');
});

it('a day begins with its first instant, also where the clocks skip midnight', () => {
  const start = startOfDay(day('2018-11-04'), 'America/Sao_Paulo');
  expect(start.toString()).toBe('2018-11-04T03:00:00Z');
  expect(start.toZonedDateTimeISO('America/Sao_Paulo').hour).toBe(1);
});
