import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { useDebounced } from '#hooks/use-debounced.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { type InvoiceForm, pricedLines } from '../lib/invoice-form.ts';

/** More do not fit into one request; the sums are then known when the draft is saved. */
const MAX_PREVIEWED = 100;

export type InvoicePreview = RouterOutputs['billing']['preview'];

/** What the form around it comes to, as the server computes it while somebody types. */
export function useInvoicePreview(of: { clientId: string; invoiceId?: string }) {
  const lines = useWatch<InvoiceForm, 'lines'>({ name: 'lines' });
  const priced = pricedLines(lines);
  const asked = JSON.stringify(priced);
  const settled = useDebounced(asked, 200);
  const isPossible = priced.length <= MAX_PREVIEWED;
  const query = useQuery({
    ...trpc.billing.preview.queryOptions({ ...of, lines: priced.map(({ line }) => line) }),
    placeholderData: keepPreviousData,
    enabled: isPossible && asked === settled,
    retry: false,
  });
  /** What a line comes to, stated as its price is: with tax or before. */
  const amountAt = (at: number) => {
    const line = query.data?.lines[priced.findIndex((one) => one.at === at)];
    return query.data?.isTaxInclusive ? line?.total : line?.net;
  };
  return { preview: isPossible ? query.data : undefined, isPossible, error: query.error, amountAt };
}
