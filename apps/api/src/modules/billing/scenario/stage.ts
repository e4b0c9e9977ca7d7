import {
  type BillingAccount,
  beginWork,
  type Catalogue,
  dayOfPoint,
  type Policy,
  type Work,
  zoneOf,
} from '../core/index.ts';
import type { Story } from './format.ts';
import { numbered, type Series } from './numbers.ts';
import { StoryError } from './story-error.ts';

/** What the story's card does when it is charged. */
export type Card = Story['client']['card'];

/** Where a story stands. Its events change it; the engine's records never change in place. */
export interface Stage {
  story: Story;
  account: BillingAccount;
  policy: Policy;
  catalogue: Catalogue;
  card: Card;
  now: Temporal.Instant;
  readonly began: Temporal.Instant;
  /** The first instant that the daily run has not seen. */
  ranUntil: Temporal.Instant;
  ids: number;
  series: Series;
  refused: string | null;
}

/** Runs one unit of work: kept when it ends, dropped when it throws. */
export function unit(stage: Stage, by: string, act: (work: Work) => void): void {
  const { policy, catalogue, now } = stage;
  const newId = () => {
    stage.ids += 1;
    return `${stage.ids}`;
  };
  const work = beginWork(stage.account, { policy, catalogue, now, by, newId });
  act(work);
  Object.assign(stage, numbered(work.account, stage.series));
}

/** The instant that a story's text means: a day begins at midnight of the account's zone. */
export const instantOf = (stage: Stage, at: string): Temporal.Instant => momentIn(zoneOf(stage), at);

/** The same in a zone. */
export function momentIn(zone: string, at: string): Temporal.Instant {
  try {
    if (/(Z|[+-]\d{2}:\d{2})$/.test(at) && at.includes('T')) return Temporal.Instant.from(at);
    const local = Temporal.PlainDateTime.from(at.includes('T') ? at : `${at}T00:00`);
    return local.toZonedDateTime(zone).toInstant();
  } catch {
    throw new StoryError(`${at} is no date that there is`);
  }
}

export const dayOf = (stage: Stage): Temporal.PlainDate => dayOfPoint(stage, stage.now);
