import { useLingui } from '@lingui/react';
import { STATUSES } from '#lib/status.ts';
import { Badge } from './ui/badge.tsx';

/** A status in words and tone. The words carry the meaning; the colour only helps to find it. */
export function StatusBadge({ status }: { status: string }) {
  const { i18n } = useLingui();
  const known = STATUSES[status];
  return (
    <Badge tone={known?.tone ?? 'neutral'}>
      <span aria-hidden="true" className="size-1.5 rounded-full bg-current" />
      {known ? i18n._(known.label) : status}
    </Badge>
  );
}
