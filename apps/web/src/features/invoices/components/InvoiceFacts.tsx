import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { CopyId } from '#components/CopyId.tsx';
import { DateText } from '#components/DateText.tsx';
import { Facts } from '#components/Facts.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import type { Invoice } from '../lib/invoice.ts';

/** Who, when and how much: the rail of an invoice. */
export function InvoiceFacts({ invoice }: { invoice: Invoice }) {
  const { t } = useLingui();
  const isOpen = invoice.status === 'issued';
  // A credit note is nothing to pay.
  const isNote = invoice.kind === 'credit_note';
  return (
    <Section title={<Trans>Facts</Trans>}>
      <Facts
        facts={[
          {
            key: 'client',
            label: t`Client`,
            value: (
              <Link to={`/admin/clients/${invoice.clientId}`} className="text-primary hover:underline dark:text-info">
                <bdi>{invoice.buyer?.company ?? invoice.clientName}</bdi>
              </Link>
            ),
          },
          { key: 'total', label: t`Total`, value: <MoneyText {...invoice.total} /> },
          { key: 'paid', label: t`Paid`, value: isNote ? null : <MoneyText {...invoice.paid} /> },
          {
            key: 'due',
            label: t`Open`,
            value: isOpen ? <MoneyText {...invoice.due} className={invoice.isOverdue ? 'text-danger' : ''} /> : null,
          },
          { key: 'issued', label: t`Issued`, value: invoice.issuedOn && <DateText value={invoice.issuedOn} /> },
          {
            key: 'dueOn',
            label: t`Due on`,
            value: isNote ? null : invoice.dueOn && <DateText value={invoice.dueOn} />,
          },
          {
            key: 'paidAt',
            label: t`Paid at`,
            value: isNote ? null : invoice.paidAt && <DateText value={invoice.paidAt} style="datetime" />,
          },
          { key: 'id', label: t`Id`, value: <CopyId value={invoice.id} display={`…${invoice.id.slice(-6)}`} /> },
        ]}
      />
    </Section>
  );
}
