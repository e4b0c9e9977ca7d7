import { Trans, useLingui } from '@lingui/react/macro';
import { E_INVOICE_FORMATS, type EInvoiceFormat, type EInvoiceProblemCode } from '@panel1/shared-types/e-invoicing';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { E_INVOICE_FORMAT_NAMES, E_INVOICE_PROBLEM_TEXTS } from '#lib/e-invoice-text.ts';
import { Badge } from './ui/badge.tsx';

export interface EInvoiceProblem {
  code: EInvoiceProblemCode;
  rule: string;
  at: 'company' | 'client' | 'document';
  formats: EInvoiceFormat[];
}

/** What e-invoices lack, with where to mend it. `clientId` leads to the client, `inSettings` leaves the other link out. */
export function EInvoiceProblems(props: {
  problems: readonly EInvoiceProblem[];
  clientId?: string;
  inSettings?: boolean;
}) {
  const { i18n } = useLingui();
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {props.problems.map(({ code, rule, at, formats }) => (
        <li key={code} className="flex flex-col items-start gap-1">
          <span>
            {i18n._(E_INVOICE_PROBLEM_TEXTS[code])} <Mend at={at} {...props} />
          </span>
          <span className="flex flex-wrap gap-1">
            {formats.length === E_INVOICE_FORMATS.length
              ? null
              : formats.map((format) => <Badge key={format}>{E_INVOICE_FORMAT_NAMES[format]}</Badge>)}
            <span className="text-muted-foreground text-xs" dir="ltr">
              {rule}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Mend({ at, clientId, inSettings }: { at: EInvoiceProblem['at']; clientId?: string; inSettings?: boolean }) {
  const link = (to: string, text: ReactNode) => (
    <Link to={to} className="whitespace-nowrap text-primary underline underline-offset-4 dark:text-info">
      {text}
    </Link>
  );
  if (at === 'company' && !inSettings) return link('/admin/settings', <Trans>Settings, Company</Trans>);
  if (at === 'client' && clientId !== undefined)
    return link(`/admin/clients/${clientId}`, <Trans>Open the client</Trans>);
  return null;
}
