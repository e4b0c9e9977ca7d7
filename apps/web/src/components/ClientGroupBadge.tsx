import type { RouterOutputs } from '#lib/trpc.ts';
import { Badge } from './ui/badge.tsx';

type Group = Pick<RouterOutputs['clients']['groups']['rows'][number], 'name' | 'color'>;

/** A client group by name, in the colour that staff gave it. */
export function ClientGroupBadge({ group }: { group: Group }) {
  return (
    <Badge tone={group.color} className="max-w-full">
      <bdi className="truncate">{group.name}</bdi>
    </Badge>
  );
}
