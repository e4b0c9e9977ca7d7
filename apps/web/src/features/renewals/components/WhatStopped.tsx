import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { DateText } from '#components/DateText.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { useFormat } from '#lib/format/use-format.ts';
import { countOf, type Stop } from '../lib/stop.ts';

/** Why the daily run stopped, in a few words. */
export function WhatStopped({ stop }: { stop: Stop }) {
  switch (stop.reason) {
    case 'more_than_predicted':
      return <Trans>Far more renewals than expected</Trans>;
    case 'less_than_predicted':
      return <Trans>Far fewer renewals than expected</Trans>;
    case 'days_missed':
      return <Trans>Days without a run</Trans>;
    case 'clock_jump':
      return <Trans>The clock jumped</Trans>;
    case 'far_above_history':
      return <Trans>An invoice far above the client’s history</Trans>;
  }
}

/** The client of a held invoice; a run concerns all. */
export function WhoseStop({ stop }: { stop: Stop }) {
  if (stop.client === null) return <Trans>All clients</Trans>;
  return (
    <Link to={`/admin/clients/${stop.client.clientId}`} className="text-primary hover:underline dark:text-info">
      <bdi>{stop.client.name}</bdi>
    </Link>
  );
}

/** What was found, beside what was expected, in one line. */
export function Found({ stop }: { stop: Stop }) {
  const format = useFormat();
  const due = format.number(countOf(stop, 'found'));
  const expected = format.number(countOf(stop, 'predicted'));
  if (stop.total !== null && stop.usual !== null)
    return (
      <Trans>
        <MoneyText {...stop.total} />, at most <MoneyText {...stop.usual} /> of late
      </Trans>
    );
  if (stop.seconds !== null) return <Jump seconds={stop.seconds} />;
  if (stop.lastRunOn !== null)
    return (
      <Trans>
        {due} due, no run since <DateText value={stop.lastRunOn} />
      </Trans>
    );
  return (
    <Trans>
      {due} due, {expected} expected
    </Trans>
  );
}

/** By how much a clock went forward or back. */
function Jump({ seconds }: { seconds: number }) {
  const format = useFormat();
  const minutes = Math.round(Math.abs(seconds) / 60);
  const units = { style: 'unit', unitDisplay: 'long' } as const;
  const span =
    minutes < 120
      ? format.number(minutes, { ...units, unit: 'minute' })
      : format.number(Math.round(minutes / 60), { ...units, unit: 'hour' });
  return seconds > 0 ? <Trans>{span} forward</Trans> : <Trans>{span} back</Trans>;
}
