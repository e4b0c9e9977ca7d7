import type { ReactNode } from 'react';
import { Card, CardContent, CardHeader, CardTitle } from './ui/card.tsx';

export interface SectionProps {
  title: ReactNode;
  /** Links and buttons at the end of the head. */
  actions?: ReactNode;
  /** Lists reach the edge of the card by themselves. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

/** A part of a page with a title of its own. */
export function Section({ title, actions, flush = false, className, children }: SectionProps) {
  return (
    <Card className={className}>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
        {actions}
      </CardHeader>
      {flush ? children : <CardContent>{children}</CardContent>}
    </Card>
  );
}
