import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { TaxTexts } from '#components/tax/TaxTexts.tsx';
import { taxRule } from '#components/tax/tax-text.ts';
import { countryName } from '#lib/countries.ts';
import type { Invoice } from '../lib/invoice.ts';

type Line = Invoice['lines'][number];
type Why = NonNullable<Line['taxWhy']>;

/** What the law wants said about the tax, and on demand why it is as it is. */
export function InvoiceTax({ invoice }: { invoice: Invoice }) {
  const reasons = new Map<string, Line & { taxWhy: Why }>();
  for (const line of invoice.lines)
    if (line.taxWhy !== null)
      reasons.set(`${line.taxWhy.rule} ${line.taxRate} ${line.taxCategory}`, { ...line, taxWhy: line.taxWhy });
  if (invoice.taxTexts.length === 0 && reasons.size === 0) return null;
  return (
    <div className="flex flex-col gap-3 border-t px-4 py-3">
      <TaxTexts texts={invoice.taxTexts} />
      {reasons.size === 0 ? null : (
        <details className="no-print text-sm">
          <summary className="w-fit rounded-sm text-muted-foreground underline-offset-4 hover:underline">
            <Trans>Why this tax?</Trans>
          </summary>
          {[...reasons].map(([key, line]) => (
            <Reason key={key} line={line} />
          ))}
        </details>
      )}
    </div>
  );
}

function Reason({ line }: { line: Line & { taxWhy: Why } }) {
  const { i18n } = useLingui();
  const { rule, inputs, version } = line.taxWhy;
  const place = (of: string | undefined) => {
    const [code = '', part = ''] = (of ?? '').split(' ');
    const name = /^[A-Z]{2}$/.test(code) ? countryName(code, i18n.locale) : '–';
    return part === '' ? name : `${name} (${part.replaceAll('_', ' ')})`;
  };
  const seller = place(inputs['seller']);
  const buyer = place(inputs['buyer']);
  const day = inputs['taxPoint'] ?? '';
  const code = line.taxCode ?? '';
  return (
    <div className="mt-2 flex flex-col gap-0.5">
      <p>{i18n._(taxRule(rule))}</p>
      <p className="text-muted-foreground">
        <Trans>
          Seller: {seller}. Buyer: {buyer},{' '}
          {inputs['buyerKind'] === 'business' ? <Trans>business</Trans> : <Trans>consumer</Trans>}.
        </Trans>{' '}
        <VatNumber status={inputs['vatId']} />
      </p>
      <p className="text-muted-foreground">
        <Trans>
          Day <bdi className="num">{day}</bdi>, category <bdi className="num">{code}</bdi>, rates of{' '}
          <bdi className="num">{version}</bdi>.
        </Trans>
      </p>
    </div>
  );
}

function VatNumber({ status }: { status: string | undefined }) {
  if (status === 'valid') return <Trans>VAT number valid.</Trans>;
  if (status === 'invalid') return <Trans>VAT number not valid.</Trans>;
  return <Trans>No VAT number.</Trans>;
}
