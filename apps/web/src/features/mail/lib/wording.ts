import * as z from 'zod/mini';
import type { RouterOutputs } from '#lib/trpc.ts';

export type Template = RouterOutputs['notifications']['getTemplate'];

const line = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max));

/** A piece of a mail, as the API takes it. */
const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), text: line(5_000) }),
  z.object({ kind: z.literal('note'), text: line(2_000) }),
  z.object({
    kind: z.literal('facts'),
    rows: z.array(z.object({ label: line(200), value: line(500) })).check(z.minLength(1), z.maxLength(30)),
  }),
  z.object({ kind: z.literal('button'), label: line(200), url: line(1_000) }),
]);

/** The wording of a mail as its form holds it; `source` is also where the API names what is wrong. */
export const wordingSchema = z.object({
  source: z.object({
    subject: line(300),
    preview: z.string().check(z.maxLength(300)),
    heading: line(300),
    blocks: z.array(block).check(z.minLength(1), z.maxLength(40)),
  }),
});

export type Wording = z.input<typeof wordingSchema>;
export type Block = Wording['source']['blocks'][number];

export const BLOCK_KINDS = ['paragraph', 'note', 'facts', 'button'] as const;

export function emptyBlock(kind: (typeof BLOCK_KINDS)[number]): Block {
  switch (kind) {
    case 'facts':
      return { kind, rows: [{ label: '', value: '' }] };
    case 'button':
      return { kind, label: '', url: '' };
    default:
      return { kind, text: '' };
  }
}

/** A copy that a form may change. */
export function wordingOf(source: Template['source']): Wording {
  const blocks = source.blocks.map(
    (each): Block =>
      each.kind === 'facts' ? { kind: 'facts', rows: each.rows.map((row) => ({ ...row })) } : { ...each },
  );
  return { source: { subject: source.subject, preview: source.preview, heading: source.heading, blocks } };
}
