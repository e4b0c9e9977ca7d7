import { AppError } from '#lib/errors/app-error.ts';
import { answerCharge, planCharges, runDay, zoneOf } from '../core/index.ts';
import { applyEvent } from './apply-event.ts';
import { type Check, compare } from './compare.ts';
import type { Story, StoryEvent } from './format.ts';
import { seriesOf } from './numbers.ts';
import { instantOf, momentIn, type Stage, unit } from './stage.ts';
import { StoryError } from './story-error.ts';
import { tellState } from './tell-state.ts';
import { accountOf, policyOf } from './world.ts';
import { catalogueOf } from './world-catalogue.ts';

/** Tells a story through the real engine and checks what it expects. Throws a StoryError for one that makes no sense. */
export function runStory(story: Story): Check[] {
  const stage = sensible('the story', () => open(story));
  const checks: Check[] = [];
  for (const [position, event] of story.events.entries()) {
    const path = `events[${position}] ${event.do} ${event.at}`;
    sensible(path, () => {
      advance(stage, instantOf(stage, event.at));
      checks.push(...take(stage, event, path));
    });
  }
  const ends = sensible('expect', () => compare(story.expect, tellState(stage), 'expect'));
  return [...checks, ...unexpectedRefusal(stage, 'the end'), ...ends];
}

/** Names the place of what cannot be. */
function sensible<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof AppError) throw new StoryError(`${path}: the daily run was refused: ${error.code}`);
    if (error instanceof RangeError || error instanceof StoryError) throw new StoryError(`${path}: ${error.message}`);
    throw error;
  }
}

/** Days that a story may span: whoever mistypes a year gets an answer. */
const MOST_DAYS = 40 * 366;

function open(story: Story): Stage {
  const policy = policyOf(story);
  const zone = story.tenant.settings.daysOf === 'client' ? (story.client.timeZone ?? policy.timeZone) : policy.timeZone;
  const first = momentIn(zone, story.events[0]?.at ?? '');
  const day = first.toZonedDateTimeISO(zone).toPlainDate();
  const account = accountOf(story, day);
  const now = day.toZonedDateTime(zone).toInstant();
  return {
    story,
    account,
    policy,
    catalogue: catalogueOf(story),
    card: story.client.card,
    now,
    began: now,
    ranUntil: now,
    ids: 0,
    series: seriesOf(story.tenant.numbers),
    refused: null,
  };
}

function take(stage: Stage, event: StoryEvent, path: string): Check[] {
  if (event.do === 'expect') {
    const { at: _, do: __, ...expected } = event;
    const told = tellState(stage);
    stage.refused = null;
    return compare(expected, told, path);
  }
  const before = unexpectedRefusal(stage, path);
  stage.refused = null;
  try {
    unit(stage, event.do, (work) => applyEvent(stage, work, event));
    charge(stage);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    stage.refused = error.code;
  }
  return before;
}

/** An event that was refused is a failure unless the next event expects it. */
function unexpectedRefusal({ refused }: Stage, path: string): Check[] {
  return refused === null ? [] : [{ path: `before ${path}`, expected: 'not refused', actual: refused, isMet: false }];
}

/** Lets the days up to an instant pass: the daily run of each, and the charges that fall due. */
export function advance(stage: Stage, to: Temporal.Instant): void {
  if (Temporal.Instant.compare(to, stage.now) < 0) throw new StoryError('events stand in the order of their times');
  if (to.since(stage.began).total('hours') > MOST_DAYS * 24) throw new StoryError('a story spans at most 40 years');
  for (const moment of momentsBetween(stage, to)) {
    stage.now = moment;
    unit(stage, 'schedule', runDay);
    charge(stage);
  }
  stage.ranUntil = to.add({ nanoseconds: 1 });
  stage.now = to;
}

/** The beginnings of local days, and the times of day at which periods counted by seconds begin. */
function* momentsBetween(stage: Stage, to: Temporal.Instant): Generator<Temporal.Instant> {
  const zone = zoneOf(stage);
  let day = stage.ranUntil.toZonedDateTimeISO(zone).toPlainDate();
  for (; Temporal.Instant.compare(day.toZonedDateTime(zone).toInstant(), to) <= 0; day = day.add({ days: 1 })) {
    const midnight = day.toZonedDateTime(zone).toInstant();
    const times = [...stage.account.subscriptions.values()]
      .flatMap(({ facts }) => facts.segments.map(({ recurrence }) => recurrence.anchor.time))
      .filter((time) => time !== undefined)
      .map((plainTime) => day.toZonedDateTime({ timeZone: zone, plainTime }).toInstant());
    for (const moment of [midnight, ...times].sort(Temporal.Instant.compare))
      if (Temporal.Instant.compare(moment, stage.ranUntil) >= 0 && Temporal.Instant.compare(moment, to) <= 0)
        yield moment;
  }
}

const ANSWERS = { works: 'succeeded', declined: 'soft', declined_hard: 'hard' } as const;

/** Charges what is due; the story's card answers at once. */
function charge(stage: Stage): void {
  const { card } = stage;
  if (card === 'none') return;
  const due: string[] = [];
  unit(stage, 'schedule', (work) => {
    due.push(...planCharges(work).map(({ id }) => id));
  });
  for (const attemptId of due)
    unit(stage, 'gateway', (work) => answerCharge(work, { attemptId, result: ANSWERS[card] }));
}
