import * as z from 'zod/mini';
import { line, money, nothing, operationId, remoteRef } from './common.ts';
import { method, probeAbsent, probeFound, probeInput } from './contract.ts';

/** Whole minor units with a sign. */
const signedMinor = z.string().check(z.regex(/^(0|-?[1-9]\d{0,11})$/));
const positiveMinor = z.string().check(z.regex(/^[1-9]\d{0,11}$/));
const country = z.string().check(z.regex(/^[A-Z]{2}$/));

/** A line of a document, by its place on it: `0`, `1`. */
const lineId = z.string().check(z.regex(/^\d{1,4}$/));

/** One tax of a line as the provider rounded it. */
export const taxComponent = z.strictObject({
  /** As it stands on the document: `New York Sales Tax`. */
  name: line(120),
  /** Whose tax it is: `New York`, `Travis County`. */
  jurisdiction: line(120),
  country,
  /** Share of the base as an exact decimal: `0.08875`. */
  rate: z.string().check(z.regex(/^\d{1,2}(\.\d{1,10})?$/)),
  taxMinor: signedMinor,
});

/**
 * Why a line carries the tax that it does. `not_collected`: the provider is not registered there; `not_taxed`: the place
 * does not tax it. Where `taxed` the components say how; in all other cases there are none.
 */
export const TAX_TREATMENTS = [
  'taxed',
  'zero_rated',
  'reverse_charge',
  'exempt_buyer',
  'not_taxed',
  'not_collected',
] as const;

const quoteInput = z.strictObject({
  currency: money.shape.currency,
  /** The day whose rules hold. */
  taxDate: z.iso.date(),
  pricesIncludeTax: z.boolean(),
  buyer: z.strictObject({
    country,
    region: z.optional(line(100)),
    postcode: z.optional(line(20)),
    city: z.optional(line(100)),
    address1: z.optional(line(200)),
    isBusiness: z.boolean(),
    /** A number that was checked and is valid. */
    vatId: z.optional(line(40)),
    /** Holds a certificate that frees from the tax. */
    isExempt: z.boolean(),
  }),
  /** Amounts after discounts, as prices are stated; `category` is that of the host's tax table. */
  lines: z
    .array(z.strictObject({ lineId, amountMinor: positiveMinor, category: line(40) }))
    .check(z.minLength(1), z.maxLength(1000)),
});

const quoted = z.strictObject({
  quoteRef: remoteRef,
  lines: z.array(
    z.strictObject({
      lineId,
      treatment: z.enum(TAX_TREATMENTS),
      components: z.array(taxComponent).check(z.maxLength(20)),
    }),
  ),
});

/** The document's id: the provider keeps one record under it, so that a second try is the same record. */
const transactionId = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/));

const commitInput = z.strictObject({ operationId, transactionId, quoteRef: remoteRef });
const committed = z.strictObject({
  transactionRef: remoteRef,
  /** The provider's name for each line, which a refund names. */
  lines: z.array(z.strictObject({ lineId, lineRef: remoteRef })),
});
const refundInput = z.strictObject({
  operationId,
  transactionId,
  /** The record that it takes a part of back. */
  originalRef: remoteRef,
  pricesIncludeTax: z.boolean(),
  /** What is taken back, never negative; a credit note may take nothing but tax, or nothing of it. */
  lines: z
    .array(z.strictObject({ lineId, lineRef: remoteRef, netMinor: signedMinor, taxMinor: signedMinor }))
    .check(z.minLength(1), z.maxLength(1000)),
});
const voidInput = z.strictObject({ operationId, transactionId, originalRef: remoteRef });
const recorded = z.strictObject({ transactionRef: remoteRef });

const WRITE_MS = 30_000;
const READ_MS = 20_000;

const quote = method({ mutating: false, required: true, deadlineMs: READ_MS, input: quoteInput, value: quoted });
const commit = method({ mutating: true, required: true, deadlineMs: WRITE_MS, input: commitInput, value: committed });
const refund = method({ mutating: true, required: true, deadlineMs: WRITE_MS, input: refundInput, value: recorded });
const voidCommitted = method({
  mutating: true,
  required: true,
  deadlineMs: WRITE_MS,
  input: voidInput,
  value: recorded,
});

/**
 * A service that decides about sales taxes. `quote` answers for every line and changes nothing; `commit` records a document
 * that was issued, `refund` a credit note over a part of it, `void` takes it back as a whole. `probe` says what became of
 * one of the three.
 */
export const taxCalculator = {
  quote,
  commit,
  refund,
  void: voidCommitted,
  probe: method({
    mutating: false,
    required: true,
    deadlineMs: READ_MS,
    input: z.discriminatedUnion('of', [
      probeInput('commit', commitInput),
      probeInput('refund', refundInput),
      probeInput('void', voidInput),
    ]),
    value: z.discriminatedUnion('found', [
      probeAbsent,
      z.discriminatedUnion('of', [
        probeFound('commit', commit.outcome),
        probeFound('refund', refund.outcome),
        probeFound('void', voidCommitted.outcome),
      ]),
    ]),
  }),
  testConnection: method({
    mutating: false,
    required: true,
    deadlineMs: READ_MS,
    input: nothing,
    value: z.strictObject({ account: z.optional(line(200)), testMode: z.boolean() }),
  }),
} as const;
