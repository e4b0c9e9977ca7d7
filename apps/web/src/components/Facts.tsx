import type { ReactNode } from 'react';

export interface Fact {
  key: string;
  label: ReactNode;
  value: ReactNode;
}

/** Names and values of an object, for rails and summaries. Facts without a value are left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2 text-sm">
      {facts
        .filter((fact) => fact.value !== undefined && fact.value !== null && fact.value !== false && fact.value !== '')
        .map((fact) => (
          <div key={fact.key} className="contents">
            <dt className="text-muted-foreground">{fact.label}</dt>
            <dd className="min-w-0 break-words text-end">{fact.value}</dd>
          </div>
        ))}
    </dl>
  );
}
