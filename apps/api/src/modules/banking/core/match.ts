/** An unpaid invoice that a transfer may be for. */
export interface OpenInvoice {
  invoiceId: string;
  clientId: string;
  /** Name and company of the client. */
  names: readonly string[];
  number: string;
  openMinor: bigint;
  dueOn: string;
}

/** A transfer that somebody announced: the reference that we gave out for it. */
export interface AwaitedTransfer {
  reference: string;
  clientId: string;
  amountMinor: bigint;
  invoiceIds: readonly string[];
}

export interface IncomingLine {
  amountMinor: bigint;
  counterpartyName: string;
  remittance: string;
}

/** What agreed; the interface says each in words. */
export type MatchReason = 'reference' | 'invoice_number' | 'amount' | 'amount_of_all' | 'name';

export interface Match {
  clientId: string;
  invoiceIds: readonly string[];
  /** Ours, where the transfer was announced; then that payment is settled. */
  reference: string | null;
  /** 0 to 100. */
  score: number;
  reasons: readonly MatchReason[];
}

const POINTS: Readonly<Record<MatchReason, number>> = {
  reference: 65,
  invoice_number: 55,
  amount: 35,
  amount_of_all: 35,
  name: 10,
};

/** From this score on a match is certain, if no other comes as near. */
export const CERTAIN = 90;
const MAX_MATCHES = 5;

/**
 * What a transfer may be for, the best first. A reference or the number of an invoice, together with the amount, is
 * certain; an amount alone never is, nor is a match beside another one with the same score.
 */
export function matchesOf(
  line: IncomingLine,
  of: { invoices: readonly OpenInvoice[]; awaited: readonly AwaitedTransfer[] },
): Match[] {
  const text = compact(line.remittance);
  const found = [
    ...of.awaited.filter(({ reference }) => holds(text, reference)).map((one) => byReference(line, one, of.invoices)),
    ...byNumber(line, of.invoices),
    ...byAmount(line, of.invoices),
  ];
  const best = new Map<string, Match>();
  for (const match of found) {
    const key = `${match.clientId} ${[...match.invoiceIds].sort().join()}`;
    const known = best.get(key);
    if (known === undefined || known.score < match.score) best.set(key, match);
  }
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, MAX_MATCHES);
}

/** The match that needs no second look; null where there is none. */
export function certainMatch(matches: readonly Match[]): Match | null {
  const [first, second] = matches;
  if (first === undefined || first.score < CERTAIN || second?.score === first.score) return null;
  return first;
}

function byReference(line: IncomingLine, awaited: AwaitedTransfer, invoices: readonly OpenInvoice[]): Match {
  const names = invoices.find(({ clientId }) => clientId === awaited.clientId)?.names ?? [];
  const reasons: MatchReason[] = ['reference'];
  if (awaited.amountMinor === line.amountMinor) reasons.push('amount');
  if (hasName(line, names)) reasons.push('name');
  const { clientId, invoiceIds, reference } = awaited;
  return { clientId, invoiceIds, reference, reasons, score: scoreOf(reasons) };
}

/** The invoices whose numbers the payer wrote, together per client. */
function byNumber(line: IncomingLine, invoices: readonly OpenInvoice[]): Match[] {
  const text = line.remittance.toUpperCase();
  const named = invoices.filter(({ number }) => numberPattern(number)?.test(text));
  return [...Map.groupBy(named, ({ clientId }) => clientId).values()].map((group) => {
    const reasons: MatchReason[] = ['invoice_number'];
    if (sumOf(group) === line.amountMinor) reasons.push(group.length === 1 ? 'amount' : 'amount_of_all');
    return matchOf(line, group, reasons);
  });
}

/** An invoice over just this amount, or all that a client of this name owes. */
function byAmount(line: IncomingLine, invoices: readonly OpenInvoice[]): Match[] {
  const equal = invoices.filter(({ openMinor }) => openMinor === line.amountMinor);
  const groups = [...Map.groupBy(invoices, ({ clientId }) => clientId).values()];
  const all = groups.filter(
    (group) => group.length > 1 && sumOf(group) === line.amountMinor && hasName(line, group[0]?.names ?? []),
  );
  return [
    ...equal.map((invoice) => matchOf(line, [invoice], ['amount'])),
    ...all.map((group) => matchOf(line, group, ['amount_of_all'])),
  ];
}

function matchOf(line: IncomingLine, group: readonly OpenInvoice[], reasons: MatchReason[]): Match {
  const sorted = group.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  const [first] = sorted;
  const all: MatchReason[] = hasName(line, first?.names ?? []) ? [...reasons, 'name'] : reasons;
  return {
    clientId: first?.clientId ?? '',
    invoiceIds: sorted.map(({ invoiceId }) => invoiceId),
    reference: null,
    reasons: all,
    score: scoreOf(all),
  };
}

const scoreOf = (reasons: readonly MatchReason[]): number =>
  Math.min(
    100,
    reasons.reduce((sum, reason) => sum + POINTS[reason], 0),
  );

const sumOf = (invoices: readonly OpenInvoice[]): bigint => invoices.reduce((sum, one) => sum + one.openMinor, 0n);

/** Capital letters and digits without anything between: people write references with blanks and dots. */
const compact = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

const holds = (text: string, reference: string): boolean => {
  const wanted = compact(reference);
  return wanted.length >= MIN_REFERENCE && text.includes(wanted);
};
const MIN_REFERENCE = 6;

const MIN_NUMBER = 4;

/** INV-00010 as payers write it (INV 00010, inv00010), but not within 2INV-00010 or INV-000101. Null for too short ones. */
function numberPattern(number: string): RegExp | null {
  const parts = words(number).trim().split(' ');
  if (parts.join('').length < MIN_NUMBER) return null;
  return new RegExp(`(?<![\\p{L}\\p{N}])${parts.join('[^\\p{L}\\p{N}]*')}(?!\\p{N})`, 'u');
}

/** The words of a text in capital letters, one blank between them and around. */
const words = (text: string): string =>
  ` ${text
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ')} `;

const LEGAL_FORMS = new Set(
  'GMBH MBH UG AG KG OHG GBR SE LTD LIMITED LLC INC BV NV SARL SAS SA SL SRL SPA OY AB AS APS EK EV CO'.split(' '),
);

/** Every word of one of the names, legal forms aside, is in the payer's. */
function hasName({ counterpartyName }: IncomingLine, names: readonly string[]): boolean {
  const payer = new Set(words(fold(counterpartyName)).trim().split(' '));
  return names.some((name) => {
    const wanted = words(fold(name))
      .trim()
      .split(' ')
      .filter((word) => word !== '' && !LEGAL_FORMS.has(word));
    return wanted.join('').length >= MIN_NAME && wanted.every((word) => payer.has(word));
  });
}
const MIN_NAME = 4;

/** Banks write Muller or Mueller for Müller: letters without marks. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
