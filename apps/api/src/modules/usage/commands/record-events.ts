import { id, MAX_USAGE_EVENTS, text, usageKey } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { dayIn } from '#lib/time/clock.ts';
import type { Subscription } from '#modules/billing/core/index.ts';
import { type MeasuredSubscription, measuredSubscriptions } from '#modules/billing/index.ts';
import { serviceFacts } from '#modules/provisioning/index.ts';
import { type BilledPeriod, periodOf, refusalOf, type SentEvent, type UsageRefusal } from '../core/judge-event.ts';
import type { TermsOfProducts } from '../core/terms.ts';
import { afterNews } from '../store/progress.ts';
import {
  contentOf,
  eventKey,
  insertEvents,
  knownEvents,
  lockCounters,
  moveCounters,
  type OwnedEvent,
} from '../store/take-in.ts';
import { loadTerms } from '../store/terms.ts';

const MAX_PROPERTIES = 20;

const sentEvent = z
  .strictObject({
    /** The sender's own: the same one again is not counted again. */
    id: text(200),
    /** Whose usage it is: one of the two. */
    subscriptionId: z.optional(id()),
    serviceId: z.optional(id()),
    metric: usageKey(),
    at: z.iso.datetime({ offset: true }),
    /** A decimal as text or number; or the name of a thing that is counted once. */
    value: z.optional(z.union([text(200), z.number()])),
    properties: z._default(
      z
        .record(usageKey(), text(200, 0))
        .check(z.refine((of) => Object.keys(of).length <= MAX_PROPERTIES, { error: 'too_many_properties' })),
      {},
    ),
    operation: z.optional(z.enum(['add', 'remove'])),
  })
  .check(
    z.refine((event) => (event.subscriptionId === undefined) !== (event.serviceId === undefined), {
      error: 'subscription_or_service',
    }),
  );
type InputEvent = z.output<typeof sentEvent>;

/** What became of an event: counted now, counted before, or not counted, and why. */
export interface EventAnswer {
  readonly id: string;
  readonly result: 'accepted' | 'duplicate' | 'refused';
  readonly reason: UsageRefusal | null;
}

/**
 * Takes in a batch of usage. Each event is answered in its place; one that is refused stops no other. Sending the same
 * batch again changes nothing, by whomever and however often at once. A constant number of statements.
 */
export const recordEvents = defineCommand({
  name: 'usage.record_events',
  permission: 'usage:write',
  limits: [{ by: 'actor', points: 600, seconds: 60 }],
  input: z.strictObject({ events: z.array(sentEvent).check(z.minLength(1), z.maxLength(MAX_USAGE_EVENTS)) }),
  example: (of) => ({
    events: [
      { id: 'event-1', subscriptionId: of('subscription'), metric: 'traffic', at: '2026-01-01T00:00:00Z', value: '1' },
    ],
  }),
  async run(ctx, { events }) {
    const scene = await sceneOf(ctx, events);
    const judged = events.map((event) => judge(ctx, event, scene));
    const written = await write(ctx, judged, scene);
    const answers = judged.map((one): EventAnswer => one.refused ?? written(one.event));
    const count = (result: EventAnswer['result']) => answers.filter((one) => one.result === result).length;
    const counts = { accepted: count('accepted'), duplicate: count('duplicate'), refused: count('refused') };
    return { ...counts, events: answers };
  },
  audit: ({ result: { accepted, duplicate, refused } }) =>
    accepted === 0 ? null : { resource: null, detail: { accepted, duplicate, refused } },
});

interface Scene {
  readonly subscriptions: ReadonlyMap<string, MeasuredSubscription>;
  /** Service -> subscription. */
  readonly services: ReadonlyMap<string, string>;
  readonly terms: TermsOfProducts;
  readonly periods: Periods;
}

async function sceneOf(ctx: CommandContext, events: readonly InputEvent[]): Promise<Scene> {
  const serviceIds = [...new Set(events.flatMap((event) => event.serviceId ?? []))];
  const services = new Map(
    (await serviceFacts(ctx, { serviceIds })).map(({ serviceId, subscriptionId }) => [serviceId, subscriptionId]),
  );
  const named = events.flatMap((event) => event.subscriptionId ?? []);
  const measured = await measuredSubscriptions(ctx, [...new Set([...named, ...services.values()])]);
  const subscriptions = new Map(measured.map((one) => [one.subscription.id, one]));
  const productIds = measured.flatMap((one) => one.productIds);
  return { subscriptions, services, terms: await loadTerms(ctx, productIds), periods: periodsOnce() };
}

interface Periods {
  of(subscription: Subscription, day: Temporal.PlainDate): BilledPeriod | null;
}

/** Events of a batch often fall on few days: the period of each is looked up once. */
function periodsOnce(): Periods {
  const known = new Map<string, BilledPeriod | null>();
  return {
    of(subscription, day) {
      const key = `${subscription.id} ${day}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      const period = periodOf(subscription, day);
      known.set(key, period);
      return period;
    },
  };
}

type Judged =
  | { readonly refused: EventAnswer; readonly event: null }
  | { readonly refused: null; readonly event: OwnedEvent };

function judge(ctx: CommandContext, input: InputEvent, { subscriptions, services, terms, periods }: Scene): Judged {
  const subscriptionId = input.subscriptionId ?? services.get(input.serviceId ?? '') ?? '';
  const measured = subscriptions.get(subscriptionId);
  const refuse = (reason: UsageRefusal): Judged => ({
    refused: { id: input.id, result: 'refused', reason },
    event: null,
  });
  if (measured === undefined) return refuse('not_found');
  const event = sent(input);
  const dayOf = (at: Temporal.Instant) => dayIn(at, ctx.tenant.timeZone);
  const reason = refusalOf(event, {
    ...{ terms, now: ctx.now, dayOf },
    periodOf: (day) => periods.of(measured.subscription, day),
  });
  return reason === null
    ? { refused: null, event: { ...event, subscriptionId, clientId: measured.clientId } }
    : refuse(reason);
}

/** The event as it is kept: numbers as text, the instant in the microseconds that the database keeps. */
function sent({ id: eventId, metric, at, value, properties, operation }: InputEvent): SentEvent {
  const instant = Temporal.Instant.from(at).round({ smallestUnit: 'microsecond', roundingMode: 'floor' });
  const text = value === undefined ? null : `${value}`;
  return { id: eventId, metric, at: instant, value: text, properties, operation: operation ?? null };
}

/** Writes what is new; answers what became of each event. */
async function write(ctx: CommandContext, judged: readonly Judged[], { subscriptions }: Scene) {
  const first = new Map<string, OwnedEvent>();
  for (const { event } of judged) if (event !== null && !first.has(eventKey(event))) first.set(eventKey(event), event);
  const owners = [...new Set([...first.values()].map(({ subscriptionId }) => subscriptionId))].flatMap((one) => {
    const of = subscriptions.get(one);
    return of === undefined ? [] : [{ subscriptionId: one, clientId: of.clientId, currency: of.currency }];
  });
  const counters = owners.length === 0 ? new Map() : await lockCounters(ctx, owners);
  const numbered = [...first.values()].map((event) => {
    const counter = counters.get(event.subscriptionId);
    if (counter === undefined) throw new RangeError('a counter was not locked');
    const taken = counter.taken + 1n;
    counters.set(event.subscriptionId, { ...counter, taken });
    return { ...event, ingestion: taken };
  });
  const isNew = await insertEvents(ctx, numbered);
  const fresh = numbered.filter((event) => isNew.has(eventKey(event)));
  for (const { subscriptionId, at } of fresh) {
    const counter = counters.get(subscriptionId);
    const news = { day: dayIn(at, ctx.tenant.timeZone), today: ctx.today, isUrgent: false };
    if (counter !== undefined) counters.set(subscriptionId, { ...counter, ...afterNews(counter, news) });
  }
  const touched = new Set(fresh.map(({ subscriptionId }) => subscriptionId));
  await moveCounters(
    ctx,
    [...counters.values()].filter(({ subscriptionId }) => touched.has(subscriptionId)),
  );
  const known = await knownEvents(
    ctx,
    numbered.filter((event) => !isNew.has(eventKey(event))),
  );
  return answerBy(first, { isNew, known });
}

function answerBy(
  first: ReadonlyMap<string, OwnedEvent>,
  { isNew, known }: { isNew: ReadonlySet<string>; known: ReadonlyMap<string, string> },
) {
  const told = new Set<string>();
  return (event: OwnedEvent): EventAnswer => {
    const key = eventKey(event);
    const isFirst = !told.has(key);
    told.add(key);
    if (isFirst && isNew.has(key)) return { id: event.id, result: 'accepted', reason: null };
    const before = known.get(key) ?? contentOf(first.get(key) ?? event);
    if (before === contentOf(event)) return { id: event.id, result: 'duplicate', reason: null };
    return { id: event.id, result: 'refused', reason: 'different' };
  };
}
