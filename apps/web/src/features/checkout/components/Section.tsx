import type { ReactNode } from 'react';

/** One step of the checkout: all of them are on the page, in the order in which they are done. */
export function Section({ title, end, children }: { title: ReactNode; end?: ReactNode; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold text-lg">{title}</h2>
        {end}
      </div>
      {children}
    </section>
  );
}
