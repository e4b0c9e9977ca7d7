import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { DateText } from '#components/DateText.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import type { Invoice } from '../lib/invoice.ts';

type Follower = Invoice['followers'][number];
interface Related {
  invoice: Invoice;
  base: '/admin' | '/portal';
}

/** What a document is based on, and what corrects, adds to or stands in place of it. */
export function RelatedDocuments({ invoice, base }: Related) {
  const { t } = useLingui();
  const { basedOn, followers, creditNotes } = invoice;
  const debits = followers.filter(({ document }) => document === 'debit_note');
  const successors = followers.filter(({ document }) => document !== 'debit_note');
  return (
    <>
      {basedOn === null ? null : (
        <Section title={<BaseTitle relation={basedOn.relation} />}>
          <DocumentLink base={base} id={basedOn.invoiceId} number={basedOn.number} />
        </Section>
      )}
      <List
        title={invoice.kind === 'proforma' && invoice.status === 'paid' ? t`Its invoice` : t`Replaced by`}
        rows={successors}
        base={base}
      />
      <List title={t`Debit notes`} rows={debits} base={base} />
      <List title={t`Credit notes`} rows={creditNotes} base={base} />
    </>
  );
}

function BaseTitle({ relation }: { relation: NonNullable<Invoice['basedOn']>['relation'] }) {
  switch (relation) {
    case 'corrects':
      return <Trans>Corrects invoice</Trans>;
    case 'adds_to':
      return <Trans>Adds to invoice</Trans>;
    case 'replaces':
      return <Trans>Replaces</Trans>;
    case 'paid_by':
      return <Trans>Paid by pro forma</Trans>;
  }
}

function List({ title, rows, base }: { title: string; rows: readonly Follower[]; base: Related['base'] }) {
  if (rows.length === 0) return null;
  return (
    <Section title={title}>
      <ul aria-label={title} className="flex flex-col gap-2 text-sm">
        {rows.map((row) => (
          <li key={row.id} className="flex items-baseline justify-between gap-3">
            <span>
              <DocumentLink base={base} id={row.id} number={row.number} />{' '}
              {row.issuedOn === null ? null : (
                <span className="text-muted-foreground text-xs">
                  <DateText value={row.issuedOn} />
                </span>
              )}
            </span>
            <MoneyText {...row.total} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function DocumentLink({ base, id, number }: { base: Related['base']; id: string; number: string | null }) {
  const { t } = useLingui();
  return (
    <Link to={`${base}/invoices/${id}`} className="text-primary hover:underline dark:text-info">
      <bdi className="num">{number ?? t`Draft`}</bdi>
    </Link>
  );
}
