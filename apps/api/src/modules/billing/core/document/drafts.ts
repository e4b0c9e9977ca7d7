import { AppError } from '#lib/errors/app-error.ts';

/** What decides whether lines may stand on one document. */
export interface DraftHead {
  readonly id: string;
  readonly status: string;
  readonly clientId: string;
  readonly sellerId: string;
  readonly currency: string;
  readonly taxRounding: string;
  readonly dueOn: Temporal.PlainDate;
}

export interface Draft<Line> {
  readonly head: DraftHead;
  readonly lines: readonly Line[];
}

/**
 * One draft from several, with all lines in order, under the first one's identity and due on the earliest day of them.
 * Throws `billing.cannot_combine` (with what differs) unless all are drafts of one client, seller and currency.
 */
export function mergeDrafts<Line>(drafts: readonly Draft<Line>[]): Draft<Line> {
  const [first, ...others] = drafts;
  if (first === undefined || others.length === 0) throw new RangeError('a merge needs two drafts');
  for (const { head } of drafts) {
    const differs = differenceOf(first.head, head);
    if (differs !== null) throw new AppError('billing.cannot_combine', { values: { reason: differs } });
  }
  const dueOn = drafts.map(({ head }) => head.dueOn).reduce((a, b) => (Temporal.PlainDate.compare(a, b) <= 0 ? a : b));
  return { head: { ...first.head, dueOn }, lines: drafts.flatMap(({ lines }) => lines) };
}

function differenceOf(a: DraftHead, b: DraftHead): string | null {
  if (b.status !== 'draft') return 'status';
  if (a.clientId !== b.clientId) return 'client';
  if (a.sellerId !== b.sellerId) return 'seller';
  if (a.currency !== b.currency) return 'currency';
  return a.taxRounding === b.taxRounding ? null : 'tax_rounding';
}

/**
 * The lines that leave a draft for a new one, and those that stay; their order is kept. Throws `billing.wrong_state` for
 * what is no draft any more and `billing.no_lines` when one of the two would be empty.
 */
export function splitDraft<Line extends { readonly id: string }>(
  draft: Draft<Line>,
  leaving: ReadonlySet<string>,
): { stays: readonly Line[]; leaves: readonly Line[] } {
  if (draft.head.status !== 'draft')
    throw new AppError('billing.wrong_state', { values: { status: draft.head.status } });
  const leaves = draft.lines.filter(({ id }) => leaving.has(id));
  if (leaves.length !== leaving.size) throw new RangeError('the draft has no such line');
  const stays = draft.lines.filter(({ id }) => !leaving.has(id));
  if (leaves.length === 0 || stays.length === 0) throw new AppError('billing.no_lines');
  return { stays, leaves };
}
