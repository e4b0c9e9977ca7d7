import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { DateText } from '#components/DateText.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { Label } from '#components/ui/label.tsx';
import { NativeSelect } from '#components/ui/native-select.tsx';
import { useFormat } from '#lib/format/use-format.ts';
import { oneOf } from '#lib/one-of.ts';
import { useForeseenName } from '../hooks/use-foreseen-name.ts';
import type { Foreseen, Vision } from '../lib/look-ahead.ts';
import { FigureTable } from './FigureTable.tsx';

/** Rows that a page shows; all are in the file. */
const SHOWN = 500;
const KINDS: readonly Foreseen['what'][] = [
  'invoice',
  'usage',
  'proforma',
  'payment',
  'reminder',
  'suspension',
  'return',
  'termination',
  'end',
  'cancelled_order',
  'credit_note',
];

/** Everything that will happen, in the order of days. */
export function ForeseenEvents({ vision: { events, failed } }: { vision: Vision }) {
  const { t } = useLingui();
  const id = useId();
  const format = useFormat();
  const { kindName, aboutName } = useForeseenName();
  const [kind, setKind] = useState<Foreseen['what'] | null>(null);
  const wanted = kind === null ? events : events.filter(({ what }) => what === kind);
  return (
    <Section title={<Trans>What will happen</Trans>} flush>
      <div className="flex flex-wrap items-end justify-between gap-3 p-4">
        <span className="flex flex-col gap-1.5">
          <Label htmlFor={id}>
            <Trans>Show</Trans>
          </Label>
          <NativeSelect
            id={id}
            className="w-56"
            value={kind ?? ''}
            onChange={(event) => setKind(oneOf(KINDS, event.target.value) ?? null)}
          >
            <option value="">{t`Everything`}</option>
            {KINDS.filter((one) => events.some(({ what }) => what === one)).map((one) => (
              <option key={one} value={one}>
                {kindName(one)}
              </option>
            ))}
          </NativeSelect>
        </span>
        {wanted.length <= SHOWN ? null : (
          <p className="text-muted-foreground text-sm">
            <Trans>
              The first {format.number(SHOWN)} of {format.number(wanted.length)}; the CSV file has all of them.
            </Trans>
          </p>
        )}
      </div>
      {failed.length === 0 ? null : (
        <p role="alert" className="px-4 pb-4 text-danger text-sm">
          <Trans>These accounts could not be worked out:</Trans> {failed.map(({ name }) => name).join(', ')}
        </p>
      )}
      <FigureTable
        label={t`What will happen`}
        rows={wanted.slice(0, SHOWN).map((event, at) => ({ ...event, key: `${at} ${event.on} ${event.clientId}` }))}
        rowKey={(row) => row.key}
        columns={[
          { id: 'on', header: t`Day`, isText: true, cell: (row) => <DateText value={row.on} /> },
          { id: 'what', header: t`What`, isText: true, cell: (row) => kindName(row.what) },
          {
            id: 'client',
            header: t`Client`,
            isText: true,
            cell: (row) => (
              <Link to={`/admin/clients/${row.clientId}`} className="underline underline-offset-4">
                {row.clientName}
              </Link>
            ),
          },
          { id: 'about', header: t`About`, isText: true, cell: (row) => aboutName(row) },
          {
            id: 'amount',
            header: t`Amount`,
            cell: (row) =>
              row.amount === null ? (
                '–'
              ) : (
                <>
                  {row.isEstimate ? <span className="text-muted-foreground">{t`about`} </span> : null}
                  <MoneyText {...row.amount} />
                </>
              ),
          },
        ]}
      />
    </Section>
  );
}
