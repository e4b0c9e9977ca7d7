import type { ReactNode } from 'react';
import { Table } from './ui/table.tsx';

/** A plain table that scrolls sideways by itself where it is wider than its card. */
export function ScrollTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <section tabIndex={0} aria-label={label} className="scrollbar-thin relative overflow-x-auto outline-offset-[-2px]">
      <Table aria-label={label}>{children}</Table>
    </section>
  );
}
