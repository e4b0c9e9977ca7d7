import { Trans, useLingui } from '@lingui/react/macro';
import { DateText } from '#components/DateText.tsx';
import { Facts } from '#components/Facts.tsx';
import { Section } from '#components/Section.tsx';
import { SimulatedBadge } from '#components/SimulatedBadge.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import type { RouterOutputs } from '#lib/trpc.ts';

type Check = RouterOutputs['clients']['taxProfile']['checks'][number];

/** The last answers about the VAT number, and the times when none came: what an auditor asks for. */
export function VatChecks({ checks }: { checks: readonly Check[] }) {
  const { t } = useLingui();
  return (
    <Section flush title={<Trans>Checks of the VAT number</Trans>}>
      {checks.length === 0 ? (
        <p className="p-4 text-muted-foreground text-sm">
          <Trans>No number was checked yet.</Trans>
        </p>
      ) : (
        <ul aria-label={t`Checks of the VAT number`}>
          {checks.map((check) => (
            <li key={check.id} className="px-4 py-3 not-first:border-t">
              <CheckRow check={check} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function CheckRow({ check }: { check: Check }) {
  return (
    <details className="text-sm">
      <summary className="flex flex-wrap items-center gap-2">
        <DateText value={check.checkedAt} style="datetime" />
        <bdi className="num">{check.taxId}</bdi>
        <StatusBadge status={check.outcome} />
        {check.name === null ? null : <bdi className="min-w-0 break-words">{check.name}</bdi>}
        {check.fault === null ? null : <code dir="ltr">{check.fault}</code>}
        {check.isSimulated ? <SimulatedBadge /> : null}
      </summary>
      <div className="mt-3 flex flex-col gap-3">
        <Evidence check={check} />
        {check.answer === '' ? null : (
          <pre dir="ltr" className="whitespace-pre-wrap break-all rounded-md bg-muted p-3 text-xs">
            {check.answer}
          </pre>
        )}
      </div>
    </details>
  );
}

function Evidence({ check }: { check: Check }) {
  const { t } = useLingui();
  const code = (value: string | null) => value && <bdi className="num break-all">{value}</bdi>;
  return (
    <Facts
      facts={[
        { key: 'consultation', label: t`Consultation number`, value: code(check.consultationNumber) },
        { key: 'requester', label: t`Asked by`, value: code(check.requester) },
        { key: 'address', label: t`Address`, value: check.address && <bdi>{check.address}</bdi> },
        { key: 'source', label: t`Source`, value: code(check.source) },
      ]}
    />
  );
}
