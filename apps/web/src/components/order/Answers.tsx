import { Trans } from '@lingui/react/macro';
import { Facts } from '../Facts.tsx';

/** Without what the services below say themselves: their domain names. */
export function answersBeside(
  answers: readonly Answer[],
  services: readonly { domain: string | null }[],
): readonly Answer[] {
  return answers.filter(({ value }) => services.every(({ domain }) => domain !== value));
}

interface Answer {
  key: string;
  kind: string | null;
  label: string;
  value: string;
}

/** What was answered to the questions of a product. */
export function Answers({ answers }: { answers: readonly Answer[] }) {
  const given = answers.filter(({ value }) => value !== '');
  if (given.length === 0) return null;
  return (
    <Facts
      facts={given.map(({ key, kind, label, value }) => ({
        key,
        label: <bdi>{label}</bdi>,
        value: kind === 'yes_no' ? <YesNo value={value} /> : <bdi>{value}</bdi>,
      }))}
    />
  );
}

function YesNo({ value }: { value: string }) {
  return value === 'yes' ? <Trans>Yes</Trans> : <Trans>No</Trans>;
}
