import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { DateText } from '#components/DateText.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useCan } from '#lib/auth/session.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { ExemptionSheet } from './ExemptionSheet.tsx';
import { KIND_NAMES } from './kind-names.ts';

type Exemption = RouterOutputs['billing']['exemptions']['rows'][number];

export interface ExemptionsProps {
  clientId: string;
  /** Of this invoice: its own and the client's. */
  invoiceId?: string;
}

/** What a client was promised about unpaid invoices, and the way to promise more or to end it. Staff only. */
export function Exemptions({ clientId, invoiceId }: ExemptionsProps) {
  const { t, i18n } = useMacro();
  const mayExempt = useCan()('invoice:exempt');
  const [isAdding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Exemption | null>(null);
  const of = invoiceId === undefined ? { clientId } : { clientId, invoiceId };
  const query = useQuery(trpc.billing.exemptions.queryOptions(of));
  if (!mayExempt && (query.data?.total ?? 0) === 0) return null;
  return (
    <Section
      flush
      title={<Trans>Exemptions from dunning</Trans>}
      actions={
        mayExempt ? (
          <Button variant="outline" size="sm" onClick={() => setAdding(true)}>
            <Plus aria-hidden="true" />
            <Trans>Exempt</Trans>
          </Button>
        ) : null
      }
    >
      <RowList
        label={t`Exemptions from dunning`}
        query={query}
        item={(one) => ({
          id: one.exemptionId,
          title:
            one.kinds === 'all' ? (
              <Trans>Everything</Trans>
            ) : (
              one.kinds.map((kind) => i18n._(KIND_NAMES[kind])).join(', ')
            ),
          hint: <Hint exemption={one} isOnInvoice={invoiceId !== undefined} />,
          badge: one.isHolding ? undefined : (
            <Badge>
              <Trans>Over</Trans>
            </Badge>
          ),
          actions:
            mayExempt && one.isHolding ? (
              <Button variant="ghost" size="sm" onClick={() => setEnding(one)}>
                <Trans>End</Trans>
              </Button>
            ) : undefined,
        })}
        empty={
          <p className="px-4 py-3 text-muted-foreground text-sm">
            <Trans>Reminders, fees and suspension follow the settings.</Trans>
          </p>
        }
      />
      {isAdding ? <ExemptionSheet of={of} onClose={() => setAdding(false)} /> : null}
      {ending ? <EndExemption exemption={ending} onClose={() => setEnding(null)} /> : null}
    </Section>
  );
}

function Hint({ exemption, isOnInvoice }: { exemption: Exemption; isOnInvoice: boolean }) {
  const { until, reason, madeByName, invoiceId, invoiceNumber } = exemption;
  return (
    <>
      <bdi className="block">{reason}</bdi>
      {until === null ? (
        <Trans>For good</Trans>
      ) : (
        <Trans>
          Until before <DateText value={until} />
        </Trans>
      )}
      {' · '}
      <bdi>{madeByName}</bdi>
      {!isOnInvoice && invoiceId !== null ? (
        <>
          {' · '}
          <Trans>Invoice {invoiceNumber}</Trans>
        </>
      ) : null}
      {isOnInvoice && invoiceId === null ? (
        <>
          {' · '}
          <Trans>all invoices of the client</Trans>
        </>
      ) : null}
    </>
  );
}

function EndExemption({ exemption, onClose }: { exemption: Exemption; onClose: () => void }) {
  const { i18n } = useLingui();
  const { t } = useMacro();
  const queryClient = useQueryClient();
  const end = useMutation(trpc.billing.endExemption.mutationOptions());
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={<Trans>End this exemption?</Trans>}
      confirmLabel={<Trans>End exemption</Trans>}
      onConfirm={async () => {
        await end.mutateAsync({ exemptionId: exemption.exemptionId });
        await queryClient.invalidateQueries(trpc.billing.pathFilter());
        toast.success(t`The exemption is over`);
      }}
    >
      <Trans>What was left out so far happens with the next run, if its day has passed:</Trans>{' '}
      {exemption.kinds === 'all' ? (
        <Trans>everything that the settings say.</Trans>
      ) : (
        exemption.kinds.map((kind) => i18n._(KIND_NAMES[kind])).join(', ')
      )}
    </ConfirmDialog>
  );
}
