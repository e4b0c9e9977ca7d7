import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { CircleCheck, CircleMinus, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import type { RouterOutputs } from '#lib/trpc.ts';
import { FigureTable } from './FigureTable.tsx';

type Outcome = RouterOutputs['reports']['ledgerHealth']['checks']['numbers'];
type Finding = NonNullable<Outcome>['findings'][number];
type Kind = 'transaction' | 'client' | 'number';

interface HealthCheckProps {
  title: string;
  /** What was checked. */
  text: string;
  /** What to do when it is wrong. */
  remedy: string;
  /** Null where the reader sees too little to check it. */
  outcome: Outcome;
  kind: Kind;
}

/** One check of the books: what it is, how it came out, and what to do. */
export function HealthCheck({ title, text, remedy, outcome, kind }: HealthCheckProps) {
  const { t } = useLingui();
  return (
    <Section title={title} actions={<Badge outcome={outcome} />} flush>
      <p className="px-4 py-3 text-muted-foreground text-sm">{text}</p>
      {outcome === null || outcome.findings.length === 0 ? null : (
        <>
          <p className="px-4 pb-3 text-sm">{remedy}</p>
          <FigureTable
            label={t`What is wrong: ${title}`}
            rows={outcome.findings}
            rowKey={(row) => `${row.id} ${row.currency} ${row.found}`}
            columns={[
              { id: 'what', header: t`What`, isText: true, cell: (row) => <Subject finding={row} kind={kind} /> },
              { id: 'expected', header: t`Expected`, cell: (row) => <Value finding={row} of="expected" /> },
              { id: 'found', header: t`Found`, cell: (row) => <Value finding={row} of="found" /> },
            ]}
          />
        </>
      )}
    </Section>
  );
}

function Badge({ outcome }: { outcome: Outcome }) {
  const look = (icon: ReactNode, text: ReactNode, tone: string) => (
    <span className={`flex items-center gap-1.5 text-sm ${tone}`}>
      {icon}
      {text}
    </span>
  );
  if (outcome === null)
    return look(
      <CircleMinus aria-hidden="true" className="size-4" />,
      <Trans>Not checked: you see a part of the invoices</Trans>,
      'text-muted-foreground',
    );
  const { findings, isCut } = outcome;
  if (findings.length === 0)
    return look(<CircleCheck aria-hidden="true" className="size-4" />, <Trans>In order</Trans>, 'text-success');
  return look(
    <CircleX aria-hidden="true" className="size-4" />,
    isCut ? <Trans>100 and more</Trans> : <Plural value={findings.length} one="# is wrong" other="# are wrong" />,
    'text-danger',
  );
}

const PATHS = { number: '/admin/invoices/$id', client: '/admin/clients/$id' } as const;

function Subject({ finding: { id, label }, kind }: { finding: Finding; kind: Kind }) {
  const text = <bdi>{label ?? id ?? '–'}</bdi>;
  if (id === null) return text;
  if (kind === 'transaction')
    return (
      <>
        {text} <code className="text-muted-foreground text-xs">{id}</code>
      </>
    );
  return (
    <Link to={PATHS[kind]} params={{ id }} className="underline underline-offset-4">
      {text}
    </Link>
  );
}

function Value({ finding, of }: { finding: Finding; of: 'expected' | 'found' }) {
  const { currency } = finding;
  if (currency === null) return <span className="num">{finding[of]}</span>;
  return <MoneyText amountMinor={finding[of]} currency={currency} />;
}
