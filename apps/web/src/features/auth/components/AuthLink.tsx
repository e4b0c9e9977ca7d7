import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A link between the pages around logging in; keeps where the person wanted to go. */
export function AuthLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link
      to={to}
      search={(current: { next?: unknown }) => (typeof current.next === 'string' ? { next: current.next } : {})}
      className="rounded-sm font-medium text-primary underline-offset-4 hover:underline dark:text-info"
    >
      {children}
    </Link>
  );
}
