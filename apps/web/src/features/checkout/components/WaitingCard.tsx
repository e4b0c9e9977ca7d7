import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Card } from '#components/ui/card.tsx';
import { Progress } from '#components/ui/progress.tsx';

/** Something is under way that takes a moment. */
export function WaitingCard({ title, children }: { title: ReactNode; children?: ReactNode }) {
  const { t } = useLingui();
  return (
    <Card role="status" className="gap-3 p-5">
      <h2 className="font-semibold text-base">{title}</h2>
      <Progress label={t`Please wait`} />
      {children === undefined ? null : <p className="text-muted-foreground">{children}</p>}
    </Card>
  );
}
