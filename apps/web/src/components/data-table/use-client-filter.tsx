import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useCan } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import { ClientPicker } from '../ClientPicker.tsx';
import type { Filter } from './types.ts';

/** The filter `client` of a list for staff: found by typing, shown by its name. None for who may not see clients. */
export function useClientFilter(): readonly Filter[] {
  const { t } = useLingui();
  const can = useCan();
  if (!can('client:read')) return [];
  return [
    {
      id: 'client',
      label: t`Client`,
      control: ({ value, onChange }) => (
        <ClientPicker hasClosed value={value === '' ? null : value} onChange={(clientId) => onChange(clientId ?? '')} />
      ),
      chip: (clientId) => <ClientName clientId={clientId} />,
    },
  ];
}

function ClientName({ clientId }: { clientId: string }) {
  const { data } = useQuery({ ...trpc.clients.get.queryOptions({ clientId }), retry: false });
  return <bdi>{data?.company ?? data?.name ?? '…'}</bdi>;
}
