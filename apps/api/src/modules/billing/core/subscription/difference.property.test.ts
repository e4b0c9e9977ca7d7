import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byDay, type Timeline } from '../time/timeline.ts';
import { cancelSubscription, withoutCancellation } from './cancel.ts';
import { changeSubscription } from './change.ts';
import { type BilledLine, billingDifference } from './difference.ts';
import type { Facts } from './facts.ts';
import { pauseSubscription, resumeSubscription } from './pause.ts';
import { shouldBeBilled } from './should-be-billed.ts';
import { day, MONTHLY, rate, subscribed, written, YEARLY } from './test-facts.ts';

type DayFacts = Facts<Temporal.PlainDate>;
const START = day('2027-01-31');

/** Something that happens so many days after what happened before; `back` dates it into the past. */
interface Step {
  readonly after: number;
  readonly back: number;
  readonly what: 'price' | 'quantity' | 'year' | 'pause' | 'resume' | 'cancel' | 'go on' | 'nothing';
  readonly amount: number;
  readonly when: 'now' | 'period_end';
  readonly anchor: 'keep' | 'reset';
}

const steps = fc.array(
  fc.record<Step>({
    after: fc.integer({ min: 0, max: 40 }),
    back: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })),
    what: fc.constantFrom('price', 'quantity', 'year', 'pause', 'resume', 'cancel', 'go on', 'nothing'),
    amount: fc.integer({ min: 0, max: 4000 }),
    when: fc.constantFrom('now', 'period_end'),
    anchor: fc.constantFrom('keep', 'reset'),
  }),
  { minLength: 1, maxLength: 8 },
);
const timelines = fc.constantFrom<Timeline<Temporal.PlainDate>>(byDay('day'), byDay('none'), byDay('thirty'));

function take(facts: DayFacts, on: Temporal.PlainDate, { what, amount, when, anchor }: Step): DayFacts {
  const isPaused = facts.stops.some(({ end }) => end === null);
  const changed = { on, when, anchor };
  if (what === 'price')
    return changeSubscription(facts, { ...changed, rate: rate(`${amount}`, '1', `plan${amount}`) }).facts;
  if (what === 'quantity') return changeSubscription(facts, { ...changed, rate: rate('999', `${amount % 5}`) }).facts;
  if (what === 'year')
    return changeSubscription(facts, { ...changed, rate: rate('9999'), interval: amount % 2 ? YEARLY : MONTHLY }).facts;
  if (what === 'pause') return isPaused ? facts : pauseSubscription(facts, on);
  if (what === 'cancel')
    return cancelSubscription(facts, { on, when: amount % 2 ? 'immediate' : 'end_of_term', unused: 'credit' }).facts;
  if (what === 'go on') return withoutCancellation(facts);
  const open = facts.stops.find(({ end }) => end === null);
  if (what !== 'resume' || open === undefined || Temporal.PlainDate.compare(on, open.start) < 0) return facts;
  return resumeSubscription(facts, { on, anchor: anchor === 'keep' ? 'keep' : 'day' });
}

const sum = (amounts: readonly { readonly amountMinor: bigint }[]) =>
  amounts.reduce((total, { amountMinor }) => total + amountMinor, 0n);

function play(timeline: Timeline<Temporal.PlainDate>, story: readonly Step[]) {
  let facts = subscribed({ from: START.toString(), price: '999', timeline });
  let billed: BilledLine<Temporal.PlainDate>[] = [];
  let today = START;
  let documents = 0n;
  for (const step of story) {
    today = today.add({ days: step.after });
    const wished = today.subtract({ days: step.back });
    facts = take(facts, Temporal.PlainDate.compare(wished, START) < 0 ? START : wished, step);
    const found = billingDifference({ facts, billed, through: today });
    documents += BigInt(found.charges.length + found.credits.length);
    billed = written(billed, found);
    const again = billingDifference({ facts, billed, through: today });
    expect(again).toEqual({ charges: [], credits: [] });
  }
  return { facts, billed, today, documents };
}

/** A new interval counts days in other wholes, so the comparison of amounts leaves it out. */
const keepingAnchor = (step: Step): Step => ({
  ...step,
  anchor: 'keep',
  what: step.what === 'year' ? 'nothing' : step.what,
});

it('a run that is repeated bills nothing and credits nothing, whatever happened before', () => {
  fc.assert(
    fc.property(timelines, steps, (timeline, story) => {
      play(timeline, story);
    }),
    { numRuns: 150 },
  );
});

it('no sequence of changes gives back more than was charged on a line', () => {
  fc.assert(
    fc.property(timelines, steps, (timeline, story) => {
      for (const line of play(timeline, story).billed) {
        if (line.kind === 'once') continue;
        expect(line.amountMinor).toBeGreaterThan(0n);
        expect(sum(line.credits)).toBeLessThanOrEqual(line.amountMinor);
        for (const credit of line.credits) expect(credit.amountMinor).toBeGreaterThan(0n);
      }
    }),
    { numRuns: 150 },
  );
});

it('what was billed less what was credited is what should be billed, to a minor unit per line, while anchors stay', () => {
  fc.assert(
    fc.property(timelines, steps, (timeline, story) => {
      const { facts, billed, today, documents } = play(timeline, story.map(keepingAnchor));
      const lines = billed.filter((line) => line.kind === 'recurring');
      const net = lines.reduce((total, line) => total + line.amountMinor - sum(line.credits), 0n);
      const owed = sum(shouldBeBilled(facts, today));
      const furthest = lines.reduce(
        (to, { span }) => (Temporal.PlainDate.compare(to, span.end) < 0 ? span.end : to),
        today,
      );
      const allowed = sum(shouldBeBilled(facts, furthest));
      const slack = documents + BigInt(lines.length);
      expect(net).toBeGreaterThanOrEqual(owed - slack);
      expect(net).toBeLessThanOrEqual(allowed + slack);
    }),
    { numRuns: 150 },
  );
});
