import type { BillingAccount } from '../core/index.ts';
import { dayOfPoint } from '../core/index.ts';
import { lineTimes } from './line-times.ts';
import { BrokenInvariant, look, type Stage } from './stage.ts';

/** After the run that books a month's revenue, what is deferred is exactly what is not earned before that month. */
export function checkDeferred(stage: Stage, account: BillingAccount): void {
  const work = look(stage, account);
  const { today } = work;
  if (today.day !== 1) return;
  const times = new Map([...account.subscriptions.values()].flatMap((one) => [...lineTimes(account.documents, one)]));
  let left = 0n;
  for (const { kind, status, lines } of account.documents.values()) {
    if (status === 'void' || status === 'pending_tax' || kind === 'proforma') continue;
    for (const line of lines) {
      // A credit by hand names no days: it lowers what is earned at once.
      if (line.kind !== 'recurring' || (line.span === null && line.correctsLineId !== null)) continue;
      const net = kind === 'credit_note' ? -line.netMinor : line.netMinor;
      const time = times.get(line.id);
      if (time === undefined) left += net;
      else left += net - earned(net, { start: dayOfPoint(work, time.start), end: dayOfPoint(work, time.end), today });
    }
  }
  const booked = deferred(account);
  if (booked !== -left) throw new BrokenInvariant(`${-booked} is deferred where ${left} is not earned yet`);
}

function deferred({ postings }: BillingAccount): bigint {
  let booked = 0n;
  for (const { entries } of postings.values())
    for (const entry of entries) if (entry.account === 'deferred_revenue') booked += entry.amountMinor;
  return booked;
}

interface Service {
  readonly start: Temporal.PlainDate;
  readonly end: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
}

/** Straight by day, rounded half away from zero. */
function earned(net: bigint, { start, end, today }: Service): bigint {
  const until = Temporal.PlainDate.compare(today, end) < 0 ? today : end;
  if (Temporal.PlainDate.compare(today, end) >= 0) return net;
  if (Temporal.PlainDate.compare(until, start) <= 0) return 0n;
  const days = BigInt(start.until(until, { largestUnit: 'day' }).days);
  const all = BigInt(start.until(end, { largestUnit: 'day' }).days);
  const size = net < 0n ? -net : net;
  const rounded = (2n * size * days + all) / (2n * all);
  return net < 0n ? -rounded : rounded;
}
