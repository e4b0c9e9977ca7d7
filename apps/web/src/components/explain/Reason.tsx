import type { ReactNode } from 'react';

/** One "why": what it is about, the sentence, and what belongs to it. */
export function Reason({ title, children, more }: { title: ReactNode; children: ReactNode; more?: ReactNode }) {
  return (
    <section className="flex flex-col gap-1.5 border-b pb-4 last:border-b-0 last:pb-0">
      <h3 className="font-medium text-muted-foreground text-xs">{title}</h3>
      <p className="text-pretty text-sm">{children}</p>
      {more}
    </section>
  );
}
