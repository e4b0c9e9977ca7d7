import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { DateText } from '#components/DateText.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import type { Invoice } from '../lib/invoice.ts';

/** The credit notes of an invoice, and of a credit note the invoice that it corrects. */
export function CreditNotes({ invoice, base }: { invoice: Invoice; base: '/admin' | '/portal' }) {
  const { t } = useLingui();
  const { corrects, creditNotes } = invoice;
  const link = 'text-primary hover:underline dark:text-info';
  if (corrects !== null)
    return (
      <Section title={<Trans>Corrects invoice</Trans>}>
        <Link to={`${base}/invoices/${corrects.invoiceId}`} className={link}>
          <bdi className="num">{corrects.number}</bdi>
        </Link>
      </Section>
    );
  if (creditNotes.length === 0) return null;
  return (
    <Section title={<Trans>Credit notes</Trans>}>
      <ul aria-label={t`Credit notes`} className="flex flex-col gap-2 text-sm">
        {creditNotes.map((note) => (
          <li key={note.id} className="flex items-baseline justify-between gap-3">
            <span>
              <Link to={`${base}/invoices/${note.id}`} className={link}>
                <bdi className="num">{note.number}</bdi>
              </Link>{' '}
              {note.issuedOn === null ? null : (
                <span className="text-muted-foreground text-xs">
                  <DateText value={note.issuedOn} />
                </span>
              )}
            </span>
            <MoneyText {...note.total} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
