import { MoneyText } from './MoneyText.tsx';

/** The plain facts of an audit entry, one line each; ids and empty values are left out. */
export function AuditDetail({ detail }: { detail: unknown }) {
  if (typeof detail !== 'object' || detail === null) return null;
  const facts = Object.entries(detail).filter(([key, value]) => !/Ids?$/.test(key) && isShown(value));
  if (facts.length === 0) return null;
  return (
    <dl className="flex flex-col gap-0.5 text-muted-foreground text-xs">
      {facts.map(([key, value]) => (
        <div key={key} className="flex flex-wrap gap-x-1.5">
          <dt dir="ltr" className="font-mono">
            {key}
          </dt>
          <dd className="min-w-0 break-words">
            <Value value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function isShown(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function Value({ value }: { value: unknown }) {
  if (isMoney(value)) return <MoneyText amountMinor={value.amountMinor} currency={value.currency} />;
  if (Array.isArray(value)) {
    return value.every((item) => typeof item !== 'object') ? (
      <bdi>{value.map(String).join(', ')}</bdi>
    ) : (
      <bdi dir="ltr">{JSON.stringify(value)}</bdi>
    );
  }
  if (typeof value === 'object') return <bdi dir="ltr">{JSON.stringify(value)}</bdi>;
  return <bdi>{String(value)}</bdi>;
}

function isMoney(value: unknown): value is { amountMinor: string; currency: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'amountMinor' in value &&
    'currency' in value &&
    typeof value.amountMinor === 'string' &&
    typeof value.currency === 'string'
  );
}
