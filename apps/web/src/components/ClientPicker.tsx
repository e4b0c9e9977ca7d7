import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useDebounced } from '#hooks/use-debounced.ts';
import { trpc } from '#lib/trpc.ts';
import { SearchPicker } from './SearchPicker.tsx';
import { Button } from './ui/button.tsx';

export interface ClientPickerProps {
  /** Id of the chosen client, or null. */
  value: string | null;
  onChange: (clientId: string | null) => void;
  autoFocus?: boolean;
  /** Also finds closed accounts, which get nothing new but have a past. */
  hasClosed?: boolean;
}

/** Finds a client by name, company, e-mail, phone or number; shows the chosen one with a way to change it. */
export function ClientPicker({ value, onChange, autoFocus = false, hasClosed = false }: ClientPickerProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed, 120);
  const found = useQuery({
    ...trpc.clients.list.queryOptions({
      search,
      limit: 8,
      ...(hasClosed ? {} : { filter: { status: 'active' as const } }),
    }),
    placeholderData: keepPreviousData,
    enabled: value === null,
  });
  if (value !== null) return <ChosenClient clientId={value} onClear={() => onChange(null)} />;
  return (
    <SearchPicker
      label={t`Client`}
      placeholder={t`Name, company, e-mail, phone or number`}
      autoFocus={autoFocus}
      query={typed}
      onQueryChange={setTyped}
      options={found.data?.rows.map((client) => ({
        id: client.clientId,
        label: <bdi>{client.company ?? client.name}</bdi>,
        hint: (
          <bdi>
            {client.number} · {client.email}
          </bdi>
        ),
      }))}
      onPick={(clientId) => {
        setTyped('');
        onChange(clientId);
      }}
    />
  );
}

function ChosenClient({ clientId, onClear }: { clientId: string; onClear: () => void }) {
  const { t } = useLingui();
  const { data: client } = useQuery(trpc.clients.get.queryOptions({ clientId }));
  return (
    <div className="flex flex-col gap-1.5">
      <p className="font-medium text-sm">
        <Trans>Client</Trans>
      </p>
      <div className="flex min-h-12 items-center gap-3 rounded-lg border bg-card px-3 py-1.5 text-sm shadow-card">
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium">
            <bdi>{client?.company ?? client?.name}</bdi>
          </p>
          <p className="truncate text-muted-foreground text-xs">
            <bdi>
              {client?.number} · {client?.email} · {client?.currency}
            </bdi>
          </p>
        </div>
        <Button variant="ghost" size="icon-sm" aria-label={t`Choose another client`} onClick={onClear}>
          <X aria-hidden="true" />
        </Button>
      </div>
    </div>
  );
}
