import { useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { NativeSelect } from '#components/ui/native-select.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useSession } from '#lib/auth/session.ts';
import { switchAccount } from '#lib/auth/switch-account.ts';
import { trpc } from '#lib/trpc.ts';

/** Chooses among the client accounts of a person who has several. */
export function AccountSwitcher() {
  const { t } = useLingui();
  const session = useSession();
  const navigate = useNavigate();
  const textOf = useErrorText();
  const hasSeveral = (session?.clients.length ?? 0) > 1;
  const accounts = useQuery({ ...trpc.clients.ownAccounts.queryOptions({}), enabled: hasSeveral });
  const change = useMutation({
    mutationFn: switchAccount,
    // What is open belongs to the other account.
    onSuccess: () => navigate({ to: '/portal' }),
    onError: (error) => toast.error(textOf(error)),
  });
  if (!hasSeveral || !accounts.data) return null;
  return (
    <span className="block px-4 py-1.5 sm:w-68">
      <NativeSelect
        aria-label={t`Account`}
        value={change.isPending ? change.variables : (session?.clientId ?? '')}
        disabled={change.isPending}
        onChange={(event) => change.mutate(event.target.value)}
      >
        {accounts.data.rows.map(({ clientId, name, company, number }) => (
          <option key={clientId} value={clientId}>
            {company ?? name} · {number}
          </option>
        ))}
      </NativeSelect>
    </span>
  );
}
