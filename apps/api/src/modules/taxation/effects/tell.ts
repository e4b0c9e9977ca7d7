import { done, failure, type Outcome, uncertain } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';
import { taxRecords } from '#db/schema/taxation.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineEffect, type Effect, type EffectHandler, type EffectResult } from '#lib/effects/handler.ts';
import type { Services } from '#lib/services.ts';
import { type Calculator, calculatorAccess, callCalculator } from '../store/calculators.ts';
import { oneRecord, readRecord, recordOf, type TaxRecordRow } from '../store/records.ts';

interface Prepared {
  record: TaxRecordRow;
  /** Of a refund and a void: what they take back. */
  original: TaxRecordRow | null;
  calculator: Calculator | null;
  startedAt: string;
}

const ref = z.string().check(z.maxLength(255));
const carried = z.object({ remoteRef: ref, lineRefs: z.record(ref, ref) });

/** Tells a tax calculator of a document, once: under the document's id, by an operation that it knows again. */
export function tellEffect({ plugins }: Pick<Services, 'plugins'>): EffectHandler {
  return defineEffect<Prepared>({
    kind: 'taxation.tell',
    deadlineMs: 40_000,
    protection: ({ calculator }) => (calculator?.isKeyed === true ? 'operation_key' : 'nothing'),
    prepare,
    async perform(prepared) {
      const { calculator } = prepared;
      const call = callOf(prepared);
      if (calculator === null || call === null) return { result: WAITS, exchanges: [] };
      if (call.of === 'commit') {
        const { result, exchanges } = await callCalculator(plugins, calculator, {
          method: 'commit',
          input: call.input,
        });
        return { result: committed(result), exchanges };
      }
      const { result, exchanges } =
        call.of === 'refund'
          ? await callCalculator(plugins, calculator, { method: 'refund', input: call.input })
          : await callCalculator(plugins, calculator, { method: 'void', input: call.input });
      return { result: recorded(result), exchanges };
    },
    async probe(prepared) {
      const { calculator, record, startedAt } = prepared;
      const call = callOf(prepared);
      if (calculator === null || call === null) return { result: NOT_ASKED, exchanges: [] };
      const input = { ...call, operationId: record.id, startedAt };
      const { result, exchanges } = await callCalculator(plugins, calculator, { method: 'probe', input });
      if (result.status !== 'done') return { result: NOT_ASKED, exchanges };
      if (!result.value.found) return { result: { status: 'absent' }, exchanges };
      const { value } = result;
      return { result: value.of === 'commit' ? committed(value.outcome) : recorded(value.outcome), exchanges };
    },
    async settle(ctx, effect, result) {
      const isDone = result.status === 'done';
      const refs = isDone ? z.parse(carried, result.value) : null;
      await ctx.tx
        .update(taxRecords)
        .set(
          refs === null
            ? { status: 'failed', fault: 'code' in result ? result.code : result.status }
            : { status: 'done', doneAt: ctx.now, fault: null, ...refs },
        )
        .where(oneRecord(ctx, effect.payload['recordId'] ?? ''));
      // Its tax report lacks the document: staff must look.
      return isDone ? undefined : 'parked';
    },
  });
}

const WAITS = failure(
  'transient',
  'calculator_waits',
  'The tax calculator is switched off, or an earlier record is not there yet.',
);
const NOT_ASKED = uncertain('calculator_not_asked', 'The tax calculator could not be asked.');

async function prepare(ctx: QueryContext, effect: Effect): Promise<Prepared | null> {
  const record = await readRecord(ctx, effect.payload['recordId'] ?? '');
  if (record === null || record.status === 'done') return null;
  const { kind, invoiceId, refund } = record;
  const ofVoid = kind === 'void' ? await recordOf(ctx, invoiceId, 'commit') : null;
  const original = refund === null ? ofVoid : await readRecord(ctx, refund.originalId);
  return {
    ...{ record, original, calculator: await calculatorAccess(ctx, record.pluginId) },
    startedAt: (effect.firstSentAt ?? ctx.realNow).round('second').toString(),
  };
}

interface Sent {
  operationId: string;
  transactionId: string;
}

interface SentLine {
  lineId: string;
  lineRef: string;
  netMinor: string;
  taxMinor: string;
}

type Call =
  | { of: 'commit'; input: Sent & { quoteRef: string } }
  | { of: 'void'; input: Sent & { originalRef: string } }
  | { of: 'refund'; input: Sent & { originalRef: string; pricesIncludeTax: boolean; lines: SentLine[] } };

/** What is sent; null while the record that it takes back is not there. */
function callOf({ record, original }: Prepared): Call | null {
  const { id, invoiceId, kind, quoteRef, refund } = record;
  const sent = { operationId: id, transactionId: kind === 'void' ? `${invoiceId}-void` : invoiceId };
  if (kind === 'commit') return { of: 'commit', input: { ...sent, quoteRef: quoteRef ?? '' } };
  const originalRef = original?.remoteRef ?? null;
  if (originalRef === null) return null;
  if (kind === 'void') return { of: 'void', input: { ...sent, originalRef } };
  const lines = (refund?.lines ?? []).flatMap((line) => {
    const lineRef = original?.lineRefs?.[line.lineId];
    return lineRef === undefined ? [] : [{ ...line, lineRef }];
  });
  return { of: 'refund', input: { ...sent, originalRef, pricesIncludeTax: refund?.pricesIncludeTax ?? false, lines } };
}

function committed(
  outcome: Outcome<{ transactionRef: string; lines: { lineId: string; lineRef: string }[] }>,
): EffectResult {
  if (outcome.status !== 'done') return outcome;
  const { transactionRef: remoteRef, lines } = outcome.value;
  return done({ remoteRef, lineRefs: Object.fromEntries(lines.map(({ lineId, lineRef }) => [lineId, lineRef])) });
}

function recorded(outcome: Outcome<{ transactionRef: string }>): EffectResult {
  return outcome.status === 'done' ? done({ remoteRef: outcome.value.transactionRef, lineRefs: {} }) : outcome;
}
