import { describe, expect, it } from 'vitest';
import { readStory } from './read-story.ts';
import { runStory } from './run-story.ts';

const ORDER = { at: '2027-01-01', do: 'order', items: [{ subscription: 'one', price: 'month' }] };
const STORY = {
  name: 'faults',
  catalogue: {
    products: [{ id: 'web', prices: [{ id: 'month', interval: 'P1M', amount: '10.00' }] }],
    coupons: [{ id: 'ten', percent: '10' }],
    metrics: [{ id: 'gb', aggregation: 'sum' }],
  },
  events: [ORDER] as object[],
};

/** What a story with these changes is answered, line by line. */
function fault(change: object, ...events: object[]): string[] {
  const text = JSON.stringify({ ...STORY, ...change, events: [ORDER, ...events] });
  try {
    runStory(readStory(text));
    return [];
  } catch (error) {
    return error instanceof Error && error.name === 'StoryError' ? error.message.split('\n') : [`crash: ${error}`];
  }
}

const on = (day: string, event: object) => ({ at: day, ...event });
const FORM = 'Amount in major units of the currency, such as "9.90", with at most its decimals.';

describe('a story that cannot be told gets one line for each fault, with its path', () => {
  it.each([
    ['an unknown key', { client: { colour: 'red' } }, 'client.colour: unknown key'],
    ['a wrong type', { client: { isBusiness: 'yes' } }, 'client.isBusiness: expected boolean'],
    [
      'an unknown choice',
      { tenant: { settings: { startsOn: 'never' } } },
      'tenant.settings.startsOn: expected one of "order", "payment"',
    ],
    [
      'an unknown currency',
      { client: { currency: 'XYZ' } },
      'client.currency: does not exist. Expected: ISO 4217 code of a currency.',
    ],
    [
      'an unknown zone',
      { client: { timeZone: 'Mars/Base' } },
      'client.timeZone: does not exist. Expected: IANA time zone, such as "Europe/Berlin".',
    ],
    ['a missing part', { name: undefined }, 'name: missing (string)'],
    [
      'an unknown subscription that is expected',
      { expect: { subscriptions: { two: {} } } },
      'expect.subscriptions.two: there is no subscription by then "two" (there are: one)',
    ],
  ])('%s', (_, change, line) => {
    expect(fault(change)).toEqual([line]);
  });

  it.each([
    [
      'an unknown event',
      on('2027-01-02', { do: 'dance' }),
      'events[1].do: there is no such event; see docs/billing/scenarios.md',
    ],
    [
      'an impossible date',
      on('2027-02-30', { do: 'clock' }),
      /^events\[1\]\.at: does not exist\. Expected: A local date/,
    ],
    ['an impossible time', on('2027-02-03T25:00', { do: 'clock' }), /^events\[1\]\.at: does not exist\./],
    [
      'an unknown price',
      on('2027-01-02', { do: 'change', subscription: 'one', price: 'huge' }),
      'events[1].price: there is no price of the catalogue "huge" (there are: month)',
    ],
    [
      'an unknown subscription',
      on('2027-01-02', { do: 'pause', subscription: 'two' }),
      'events[1].subscription: there is no subscription by then "two" (there are: one)',
    ],
    [
      'an unknown metric',
      on('2027-01-02', { do: 'usage', subscription: 'one', metric: 'tb' }),
      'events[1].metric: there is no metric of the catalogue "tb" (there are: gb)',
    ],
    [
      'an unknown coupon',
      on('2027-01-02', { do: 'redeem', coupon: 'x' }),
      'events[1].coupon: there is no coupon of the catalogue "x" (there are: ten)',
    ],
    [
      'too many decimals',
      on('2027-01-02', { do: 'pay', amount: '1.005' }),
      'events[1].amount: 1.005 has more decimals than EUR, which has 2',
    ],
    [
      'a number that is no text',
      on('2027-01-02', { do: 'pay', amount: 5 }),
      'events[1].amount: expected a text in quotes',
    ],
    [
      'a negative amount',
      on('2027-01-02', { do: 'pay', amount: '-5' }),
      `events[1].amount: expected: ${FORM} More than 0.`,
    ],
    [
      'time that runs backwards',
      on('2026-12-31', { do: 'clock' }),
      'events[1] clock 2026-12-31: events stand in the order of their times',
    ],
    [
      'a year that was mistyped',
      on('9027-01-01', { do: 'clock' }),
      'events[1] clock 9027-01-01: a story spans at most 40 years',
    ],
    [
      'an invoice that is not there',
      on('2027-01-02', { do: 'void', invoice: 7 }),
      'events[1] void 2027-01-02: there is no invoice 7 yet',
    ],
    [
      'a subscription ordered twice',
      { ...ORDER, at: '2027-01-02' },
      'events[1] order 2027-01-02: there is a subscription "one" already',
    ],
    [
      'a change to nothing',
      on('2027-01-02', { do: 'change', subscription: 'one' }),
      'events[1]: a change names a price, a quantity or both',
    ],
  ])('%s', (_, event, line) => {
    const lines = fault({}, event);
    expect(lines).toHaveLength(1);
    if (typeof line === 'string') expect(lines[0]).toBe(line);
    else expect(lines[0]).toMatch(line);
  });

  it('all faults are told at once', () => {
    const lines = fault({ client: { colour: 'red', card: 'gold' } }, on('2027-01-02', { do: 'pay', amount: 'much' }));
    expect(lines).toHaveLength(3);
  });

  it('text that is not JSON, and a story that is no object', () => {
    expect(() => readStory('{')).toThrow(/^not JSON: /);
    expect(() => readStory('[]')).toThrow('the story: expected object');
    expect(() => readStory('null')).toThrow('the story: expected object');
  });

  it('an event that is refused fails the story unless the next one expects it', () => {
    const pause = on('2027-01-02', { do: 'withdraw_cancellation', subscription: 'one' });
    const checks = (...events: object[]) =>
      runStory(readStory(JSON.stringify({ ...STORY, events: [ORDER, pause, ...events] }))).filter(
        ({ isMet }) => !isMet,
      );
    expect(checks()).toHaveLength(1);
    expect(checks(on('2027-01-03', { do: 'clock' }))).toHaveLength(1);
    expect(checks(on('2027-01-02', { do: 'expect', refused: 'subscriptions.wrong_state' }))).toEqual([]);
    expect(checks(on('2027-01-02', { do: 'expect', refused: 'another.code' }))).toHaveLength(1);
  });
});
