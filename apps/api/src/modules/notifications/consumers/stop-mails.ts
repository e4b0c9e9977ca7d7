import type { CommandContext } from '#lib/command/command.ts';
import { staffRecipients } from '#modules/identity/index.ts';
import { stopFacts } from '#modules/subscriptions/index.ts';
import { PAGES } from '../core/links.ts';
import { stopFound, stopName } from '../core/stop-texts.ts';
import { type Pen, writeMail } from '../mails/write-mail.ts';
import { readerOf } from './readers.ts';

/** Asks staff who issue invoices about what the daily run stopped at. */
export async function mailRenewalsStopped(
  ctx: CommandContext,
  publicUrl: string,
  event: { id: string; payload: { stopId: string } },
): Promise<void> {
  const { stopId } = event.payload;
  const stop = await stopFacts(ctx, stopId);
  const clientId = stop.client?.clientId ?? null;
  for (const recipient of await staffRecipients(ctx, 'invoice:issue', clientId))
    await writeMail(ctx, publicUrl, {
      template: 'staff_renewals_stopped',
      to: readerOf(recipient),
      key: event.id,
      clientId: null,
      about: { kind: 'renewal_stop', id: stopId },
      values: (pen) => ({
        what: stopName(stop.reason, pen.locale),
        client_name: stop.client?.name ?? '',
        found: found(stop, pen),
        stop_url: pen.link(PAGES.renewalStop(stopId)),
      }),
    });
}

function found(stop: Awaited<ReturnType<typeof stopFacts>>, pen: Pen): string {
  const { reason, figures, seconds, lastRunOn, total, usual } = stop;
  const number = new Intl.NumberFormat(pen.locale);
  const sum = (pick: (of: (typeof figures)[number]) => { count: number }) =>
    number.format(figures.reduce((all, one) => all + pick(one).count, 0));
  const money = (of: { amountMinor: string; currency: string } | null) =>
    of === null ? '' : pen.money({ minor: BigInt(of.amountMinor), currency: of.currency });
  const of = {
    ...{ reason, total: money(total), usual: money(usual) },
    due: sum((one) => one.found),
    expected: sum((one) => one.predicted),
    span: pen.span(Temporal.Duration.from({ seconds: Math.abs(seconds ?? 0) })),
    lastRunOn: lastRunOn === null ? '' : pen.day(Temporal.PlainDate.from(lastRunOn)),
  };
  return stopFound(of, pen.locale);
}
