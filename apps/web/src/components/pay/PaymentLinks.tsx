import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { CopyId } from '#components/CopyId.tsx';
import { DateText } from '#components/DateText.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useCan } from '#lib/auth/session.ts';
import { copyText } from '#lib/copy-text.ts';
import { trpc } from '#lib/trpc.ts';

export interface PaymentLinksProps {
  clientId: string;
  /** Links to this invoice; without it, to all that is open. */
  invoiceId?: string;
  /** False: no new link is made, what is out can be ended. */
  mayMake?: boolean;
}

/** Links by which an invoice is seen and paid without a login: make and copy one, see which hold, end them. Staff only. */
export function PaymentLinks({ clientId, invoiceId, mayMake = true }: PaymentLinksProps) {
  const { t } = useLingui();
  const mayIssue = useCan()('invoice:issue');
  const [ending, setEnding] = useState<string | 'all' | null>(null);
  const of = invoiceId === undefined ? { clientId } : { clientId, invoiceId };
  const query = useQuery({ ...trpc.billing.paymentLinks.queryOptions(of), enabled: mayIssue });
  const rows = query.data?.rows ?? [];
  if (!mayIssue || (!mayMake && rows.length === 0)) return null;
  return (
    <Section
      flush
      title={<Trans>Payment links</Trans>}
      actions={
        rows.length > 1 ? (
          <Button variant="ghost" size="sm" onClick={() => setEnding('all')}>
            <Trans>End all</Trans>
          </Button>
        ) : null
      }
    >
      {mayMake ? <NewLink of={of} /> : null}
      <RowList
        label={t`Payment links`}
        query={query}
        item={(link) => ({
          id: link.id,
          title: link.madeByName === null ? <Trans>In a mail</Trans> : <bdi>{link.madeByName}</bdi>,
          hint: (
            <Trans>
              <DateText value={link.createdAt} />, holds until <DateText value={link.expiresAt} />
            </Trans>
          ),
          actions: (
            <Button variant="ghost" size="sm" onClick={() => setEnding(link.id)}>
              <Trans>End</Trans>
            </Button>
          ),
        })}
        empty={null}
      />
      {ending === null ? null : <EndLinks of={of} linkId={ending} onClose={() => setEnding(null)} />}
    </Section>
  );
}

type Scope = Pick<PaymentLinksProps, 'clientId' | 'invoiceId'>;

function NewLink({ of }: { of: { clientId: string; invoiceId?: string } }) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const textOf = useErrorText();
  const [address, setAddress] = useState<string | null>(null);
  const make = useMutation(
    trpc.billing.createPaymentLink.mutationOptions({
      onSuccess: async ({ path }) => {
        const made = new URL(path, window.location.origin).href;
        setAddress(made);
        if (await copyText(made)) toast.success(t`The link is copied`);
        await queryClient.invalidateQueries(trpc.billing.paymentLinks.pathFilter());
      },
      onError: (error) => toast.error(textOf(error)),
    }),
  );
  return (
    <div className="flex flex-col items-start gap-2 border-b px-4 py-3 text-sm last:border-b-0">
      <p className="text-muted-foreground">
        {of.invoiceId === undefined ? (
          <Trans>Whoever has such a link sees and pays all that is open of this client, without a login.</Trans>
        ) : (
          <Trans>Whoever has such a link sees and pays this invoice, without a login.</Trans>
        )}
      </p>
      <Button variant="outline" size="sm" busy={make.isPending} onClick={() => make.mutate(of)}>
        {make.isPending ? null : <Link2 aria-hidden="true" />}
        <Trans>Copy payment link</Trans>
      </Button>
      {address === null ? null : (
        <div className="w-full">
          <CopyId value={address} />
          <p className="text-muted-foreground text-xs">
            <Trans>It is shown this once: keep it where you need it.</Trans>
          </p>
        </div>
      )}
    </div>
  );
}

function EndLinks({ of, linkId, onClose }: { of: Scope; linkId: string | 'all'; onClose: () => void }) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const end = useMutation(trpc.billing.revokePaymentLinks.mutationOptions());
  const { clientId, invoiceId } = of;
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={linkId === 'all' ? <Trans>End all these links?</Trans> : <Trans>End this link?</Trans>}
      confirmLabel={linkId === 'all' ? <Trans>End all links</Trans> : <Trans>End link</Trans>}
      tone="danger"
      onConfirm={async () => {
        await end.mutateAsync({
          clientId,
          ...(invoiceId === undefined ? {} : { invoiceId }),
          ...(linkId === 'all' ? {} : { linkId }),
        });
        await queryClient.invalidateQueries(trpc.billing.paymentLinks.pathFilter());
        toast.success(t`Ended`);
      }}
    >
      <Trans>Who opens it is told that it is over and how to pay otherwise. This cannot be undone.</Trans>
    </ConfirmDialog>
  );
}
