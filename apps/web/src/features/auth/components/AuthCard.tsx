import type { ReactNode } from 'react';
import { Card } from '#components/ui/card.tsx';

export interface AuthCardProps {
  title: ReactNode;
  description?: ReactNode;
  /** Below the card: the other ways to go. */
  footer?: ReactNode;
  children?: ReactNode;
}

/** The one card of a login page and its neighbours. */
export function AuthCard({ title, description, footer, children }: AuthCardProps) {
  return (
    <div className="flex flex-col gap-5">
      <Card className="controls-lg gap-5 p-6 sm:p-7">
        <header className="flex flex-col gap-1.5">
          <h1 className="font-semibold text-xl">{title}</h1>
          {description === undefined ? null : <p className="text-muted-foreground">{description}</p>}
        </header>
        {children}
      </Card>
      {footer === undefined ? null : (
        <div className="flex flex-wrap justify-center gap-x-5 gap-y-2 text-center text-muted-foreground text-sm">
          {footer}
        </div>
      )}
    </div>
  );
}
