import { useQuery } from '@tanstack/react-query';
import { useCan } from '#lib/auth/session.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';

export type ClientGroup = RouterOutputs['clients']['groups']['rows'][number];

/** The client groups that the person sees; empty while they are asked, and without the right to see clients. */
export function useClientGroups(): readonly ClientGroup[] {
  const mayRead = useCan()('client:read');
  const query = useQuery({ ...trpc.clients.groups.queryOptions({}), enabled: mayRead });
  return query.data?.rows ?? [];
}
