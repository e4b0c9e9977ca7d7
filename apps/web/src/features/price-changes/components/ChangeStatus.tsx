import { Trans } from '@lingui/react/macro';
import { Badge } from '#components/ui/badge.tsx';
import type { RouterOutputs } from '#lib/trpc.ts';

const LOOKS = {
  gathering: { tone: 'info', label: <Trans>Being worked out</Trans> },
  draft: { tone: 'neutral', label: <Trans>Draft</Trans> },
  running: { tone: 'success', label: <Trans>Running</Trans> },
  done: { tone: 'neutral', label: <Trans>Done</Trans> },
  stopped: { tone: 'neutral', label: <Trans>Stopped</Trans> },
} as const;

export function ChangeStatus({ status }: { status: RouterOutputs['priceChanges']['get']['status'] }) {
  return <Badge tone={LOOKS[status].tone}>{LOOKS[status].label}</Badge>;
}
