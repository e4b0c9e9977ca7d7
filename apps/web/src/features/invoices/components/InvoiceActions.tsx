import { Trans } from '@lingui/react/macro';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Ellipsis, Pencil } from 'lucide-react';
import { useState } from 'react';
import { Button, buttonVariants } from '#components/ui/button.tsx';
import { DropdownMenu, DropdownMenuItem } from '#components/ui/dropdown-menu.tsx';
import { useCan } from '#lib/auth/session.ts';
import { CreditNoteSheet } from '../forms/CreditNoteSheet.tsx';
import { CreditSheet } from '../forms/CreditSheet.tsx';
import { PaymentSheet } from '../forms/PaymentSheet.tsx';
import { ReplaceSheet } from '../forms/ReplaceSheet.tsx';
import { SplitSheet } from '../forms/SplitSheet.tsx';
import { VoidSheet } from '../forms/VoidSheet.tsx';
import { WriteOffSheet } from '../forms/WriteOffSheet.tsx';
import { type Invoice, isVoidable, isWhole } from '../lib/invoice.ts';
import { DiscardDialog } from './DiscardDialog.tsx';
import { EInvoiceMenu } from './EInvoiceMenu.tsx';
import { IssueDialog } from './IssueDialog.tsx';
import { PdfButton } from './PdfButton.tsx';
import { RefundLink } from './RefundLink.tsx';

type Open = 'issue' | 'discard' | 'void' | 'replace' | 'split' | 'credit' | 'payment' | 'note' | 'writeOff' | null;

/** What the state of the invoice and the role allow: the next step beside the title, the rest in the menu. */
export function InvoiceActions({ invoice }: { invoice: Invoice }) {
  const can = useCan();
  const navigate = useNavigate();
  // The editor leads here with the question whether to issue what it saved.
  const search: Record<string, unknown> = useSearch({ strict: false });
  const mayIssue = invoice.status === 'draft' && can('invoice:issue');
  const [open, setOpen] = useState<Open>(mayIssue && search['issue'] === 'ask' ? 'issue' : null);
  const dialog = (name: Open) => ({
    open: open === name,
    onOpenChange: (next: boolean) => setOpen(next ? name : null),
    invoice,
  });
  const isDraft = invoice.status === 'draft';
  const isOpen = invoice.status === 'issued';
  const isUntouched = invoice.paid.amountMinor === '0';
  const mayDiscard = isDraft && can('invoice:create');
  const mayCorrect = can('invoice:void') && invoice.creditable.amountMinor !== '0';
  const mayVoid = isVoidable(invoice) && can('invoice:void');
  const mayReplace = (isVoidable(invoice) || isWhole(invoice)) && can('invoice:void') && can('invoice:create');
  const maySplit = mayDiscard && invoice.lines.length > 1;
  const mayDebit =
    invoice.document === 'invoice' &&
    can('invoice:create') &&
    ['issued', 'paid', 'uncollectible'].includes(invoice.status);
  const mayWriteOff = invoice.kind === 'invoice' && isOpen && can('invoice:void');
  return (
    <>
      {isDraft ? null : (
        <>
          <PdfButton invoiceId={invoice.id} />
          <EInvoiceMenu invoiceId={invoice.id} />
        </>
      )}
      {mayDiscard || mayCorrect || mayWriteOff || mayDebit || mayVoid || mayReplace ? (
        <DropdownMenu
          trigger={
            <Button variant="outline">
              <Ellipsis aria-hidden="true" />
              <Trans>More</Trans>
            </Button>
          }
        >
          {maySplit ? (
            <DropdownMenuItem onClick={() => setOpen('split')}>
              <Trans>Split off lines</Trans>
            </DropdownMenuItem>
          ) : null}
          {mayDiscard ? (
            <DropdownMenuItem tone="danger" onClick={() => setOpen('discard')}>
              <Trans>Delete draft</Trans>
            </DropdownMenuItem>
          ) : null}
          {mayCorrect ? (
            <DropdownMenuItem onClick={() => setOpen('note')}>
              <Trans>Issue credit note</Trans>
            </DropdownMenuItem>
          ) : null}
          {mayDebit ? (
            <DropdownMenuItem
              onClick={() => void navigate({ to: '/admin/invoices/new', search: { debits: invoice.id } })}
            >
              <Trans>Write debit note</Trans>
            </DropdownMenuItem>
          ) : null}
          {mayReplace ? (
            <DropdownMenuItem onClick={() => setOpen('replace')}>
              <Trans>Correct: write anew</Trans>
            </DropdownMenuItem>
          ) : null}
          {mayWriteOff ? (
            <DropdownMenuItem tone="danger" onClick={() => setOpen('writeOff')}>
              <Trans>Write off</Trans>
            </DropdownMenuItem>
          ) : null}
          {mayVoid ? (
            <DropdownMenuItem tone="danger" onClick={() => setOpen('void')}>
              <Trans>Void invoice</Trans>
            </DropdownMenuItem>
          ) : null}
        </DropdownMenu>
      ) : null}
      {isOpen && can('invoice:pay') ? (
        <Button variant="outline" onClick={() => setOpen('credit')}>
          <Trans>Apply credit</Trans>
        </Button>
      ) : null}
      {isOpen && can('payment:record') ? (
        <Button onClick={() => setOpen('payment')}>
          <Trans>Add payment</Trans>
        </Button>
      ) : null}
      {isUntouched || !can('payment:refund') || !can('payment:read') ? null : <RefundLink invoiceId={invoice.id} />}
      {mayDiscard ? (
        <Link to={`/admin/invoices/${invoice.id}/edit`} className={buttonVariants({ variant: 'outline' })}>
          <Pencil aria-hidden="true" />
          <Trans>Change</Trans>
        </Link>
      ) : null}
      {mayIssue ? (
        <Button onClick={() => setOpen('issue')}>
          <Trans>Issue invoice</Trans>
        </Button>
      ) : null}
      <IssueDialog {...dialog('issue')} />
      <DiscardDialog {...dialog('discard')} />
      <VoidSheet {...dialog('void')} />
      {mayReplace ? <ReplaceSheet {...dialog('replace')} /> : null}
      {maySplit ? <SplitSheet {...dialog('split')} /> : null}
      <CreditNoteSheet {...dialog('note')} />
      <WriteOffSheet {...dialog('writeOff')} />
      <CreditSheet {...dialog('credit')} />
      <PaymentSheet {...dialog('payment')} />
    </>
  );
}
