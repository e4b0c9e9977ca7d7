import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Check, Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { DropdownMenu, DropdownMenuItem, DropdownMenuSeparator } from '#components/ui/dropdown-menu.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { api } from '#lib/trpc.ts';
import { CreditLineSheet } from '../forms/CreditLineSheet.tsx';
import { IgnoreLineSheet } from '../forms/IgnoreLineSheet.tsx';
import { type BankLine, LINE_STATUS, REASONS, refreshBanking, type Suggestion } from '../lib/bank-line.ts';

/** What an entry is for: the best suggestion with its button and the other ways, or what was decided. */
export function LineDecision({ line }: { line: BankLine }) {
  return line.status === 'open' ? <OpenLine line={line} /> : <DecidedLine line={line} />;
}

function OpenLine({ line }: { line: BankLine }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [open, setOpen] = useState<'credit' | 'ignore' | null>(null);
  const confirm = useMoneyMutation(api.banking.confirm.mutate);
  const book = ({ invoices, reference }: Suggestion) =>
    confirm.mutate(
      { lineId: line.id, invoiceIds: invoices.map(({ invoiceId }) => invoiceId), reference },
      {
        onSuccess: async () => {
          await refreshBanking();
          toast.success(t`Booked`);
        },
        onError: (error) => toast.error(textOf(error)),
      },
    );
  const [best, ...others] = line.suggestions;
  const sheet = (name: 'credit' | 'ignore') => ({
    open: open === name,
    onOpenChange: (next: boolean) => setOpen(next ? name : null),
    line,
  });
  return (
    <div className="flex min-w-56 items-start gap-2 whitespace-normal">
      <div className="min-w-0 flex-1">
        {best ? (
          <SuggestionText of={best} />
        ) : (
          <span className="text-muted-foreground">
            <Trans>No match found</Trans>
          </span>
        )}
      </div>
      {best ? (
        <Button
          size="sm"
          variant={best.isCertain ? 'default' : 'outline'}
          busy={confirm.isPending}
          onClick={() => book(best)}
        >
          {confirm.isPending ? null : <Check aria-hidden="true" />}
          <Trans>Book</Trans>
        </Button>
      ) : null}
      <DropdownMenu
        trigger={
          <Button
            size="icon-sm"
            variant="ghost"
            aria-label={t`Other ways for ${line.counterpartyName || line.bookedOn}`}
          >
            <Ellipsis aria-hidden="true" />
          </Button>
        }
      >
        {others.map((one) => (
          <DropdownMenuItem key={one.invoices.map(({ invoiceId }) => invoiceId).join()} onClick={() => book(one)}>
            <Trans>
              Book for <bdi>{one.clientName}</bdi> <bdi>{numbersOf(one)}</bdi>
            </Trans>
          </DropdownMenuItem>
        ))}
        {others.length > 0 ? <DropdownMenuSeparator /> : null}
        <DropdownMenuItem onClick={() => setOpen('credit')}>
          <Trans>Book as credit of a client…</Trans>
        </DropdownMenuItem>
        <DropdownMenuItem onClick={() => setOpen('ignore')}>
          <Trans>Put aside…</Trans>
        </DropdownMenuItem>
      </DropdownMenu>
      <CreditLineSheet {...sheet('credit')} />
      <IgnoreLineSheet {...sheet('ignore')} />
    </div>
  );
}

const numbersOf = ({ invoices }: Suggestion): string => invoices.flatMap(({ number }) => number ?? []).join(', ');

function SuggestionText({ of }: { of: Suggestion }) {
  const { i18n } = useLingui();
  return (
    <>
      <Link to={`/admin/clients/${of.clientId}`} className="hover:underline">
        <bdi>{of.clientName}</bdi>
      </Link>{' '}
      <bdi className="num">{numbersOf(of) || of.reference}</bdi>
      <span className="mt-0.5 flex flex-wrap items-center gap-1 text-muted-foreground text-xs">
        <Badge tone={of.isCertain ? 'success' : 'neutral'}>{of.score} %</Badge>
        {of.reasons.map((reason) => i18n._(REASONS[reason])).join(' · ')}
      </span>
    </>
  );
}

function DecidedLine({ line }: { line: BankLine }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const reopen = useMoneyMutation(api.banking.reopen.mutate);
  return (
    <div className="flex min-w-56 flex-wrap items-center gap-2 whitespace-normal">
      <StatusBadge status={LINE_STATUS[line.status]} />
      {line.paymentId === null ? null : (
        <Link to={`/admin/payments/${line.paymentId}`} className="text-primary hover:underline dark:text-info">
          <bdi>{line.clientName ?? t`Payment`}</bdi>
        </Link>
      )}
      {line.status === 'ignored' ? (
        <>
          <bdi className="text-muted-foreground">{line.ignoredReason}</bdi>
          <Button
            size="sm"
            variant="ghost"
            busy={reopen.isPending}
            onClick={() =>
              reopen.mutate(
                { lineId: line.id },
                { onSuccess: () => void refreshBanking(), onError: (error) => toast.error(textOf(error)) },
              )
            }
          >
            <Trans>Take up again</Trans>
          </Button>
        </>
      ) : null}
    </div>
  );
}
