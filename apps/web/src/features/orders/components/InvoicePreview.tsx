import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { queryClient } from '#lib/query-client.ts';
import { api, type RouterOutputs, trpc } from '#lib/trpc.ts';
import type { DraftOrder } from '../hooks/use-draft-order.ts';
import { unanswered } from '../lib/draft.ts';

type Preview = RouterOutputs['ordering']['preview'];

/** The invoice that the order will have, as the server computes it, and the button that places it. */
export function InvoicePreview({ order, clientId }: { order: DraftOrder; clientId: string | null }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const navigate = useNavigate();
  const create = useMoneyMutation(api.ordering.create.mutate);
  const { preview, items, input } = order;
  const isIncomplete = items.some((item) => unanswered(item).length > 0);
  const error = create.error ?? preview.error;
  const place = async () => {
    const { orderId } = await create.mutateAsync({ clientId: clientId ?? '', items: input });
    await queryClient.invalidateQueries({ queryKey: trpc.ordering.pathKey() });
    toast.success(t`Order placed; the invoice goes to the client`);
    await navigate({ to: `/admin/orders/${orderId}` });
  };
  return (
    <Section title={<Trans>Invoice preview</Trans>}>
      <div className="flex flex-col gap-4" aria-live="polite">
        {items.length === 0 ? (
          <p className="text-muted-foreground text-sm">
            {clientId === null ? (
              <Trans>Choose the client first.</Trans>
            ) : (
              <Trans>Add a product to see the invoice.</Trans>
            )}
          </p>
        ) : null}
        {items.length > 0 && preview.data ? <PreviewLines preview={preview.data} /> : null}
        {error ? <Alert tone="danger">{textOf(error)}</Alert> : null}
        {isIncomplete ? (
          <p className="text-muted-foreground text-sm">
            <Trans>Answer the marked fields to place the order.</Trans>
          </p>
        ) : null}
        <Button
          size="lg"
          busy={create.isPending}
          disabled={items.length === 0 || isIncomplete || !preview.data || preview.isError}
          onClick={() => void place().catch(() => undefined)}
        >
          <Trans>Place order</Trans>
        </Button>
      </div>
    </Section>
  );
}

function PreviewLines({ preview }: { preview: Preview }) {
  const { t } = useLingui();
  const format = useFormat();
  const kinds: Record<string, string> = { setup: t`Set-up`, discount: t`Discount` };
  return (
    <>
      <ul aria-label={t`Lines`} className="flex flex-col gap-1.5 text-sm">
        {preview.lines.map((line) => (
          <li key={`${line.item} ${line.kind} ${line.description}`} className="flex items-start justify-between gap-3">
            <span className="min-w-0">
              {line.quantity === '1' ? null : <span className="num">{line.quantity} × </span>}
              <bdi>{line.description}</bdi>
              {kinds[line.kind] ? <span className="text-muted-foreground"> · {kinds[line.kind]}</span> : null}
            </span>
            <MoneyText {...line.amount} />
          </li>
        ))}
      </ul>
      <dl className="flex flex-col gap-1 border-t pt-3 text-sm">
        <Sum label={<Trans>Net</Trans>} amount={preview.net} />
        {preview.taxes.map((tax) => (
          <Sum
            key={`${tax.name} ${tax.rate}`}
            label={
              <bdi>
                {tax.name} {format.number(Number(tax.rate), { style: 'percent', maximumFractionDigits: 3 })}
              </bdi>
            }
            amount={tax.tax}
          />
        ))}
        <Sum label={<Trans>Total</Trans>} amount={preview.total} strong />
      </dl>
    </>
  );
}

function Sum({ label, amount, strong = false }: { label: ReactNode; amount: Preview['total']; strong?: boolean }) {
  return (
    <div className={`flex justify-between gap-3 ${strong ? 'font-semibold text-base' : 'text-muted-foreground'}`}>
      <dt>{label}</dt>
      <dd>
        <MoneyText {...amount} />
      </dd>
    </div>
  );
}
