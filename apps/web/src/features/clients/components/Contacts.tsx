import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Pencil, Trash2, UserPlus, Users } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { DateText } from '#components/DateText.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { useCan } from '#lib/auth/session.ts';
import { queryClient } from '#lib/query-client.ts';
import { trpc } from '#lib/trpc.ts';
import { type Contact, ContactSheet } from '../forms/ContactSheet.tsx';
import { GRANTS } from '../lib/grants.ts';

/** The people who may log in to a client account, and what each may do there. */
export function Contacts({ clientId }: { clientId: string }) {
  const { t, i18n } = useLingui();
  const can = useCan();
  const query = useQuery(trpc.identity.contacts.queryOptions({ clientId }));
  const [editing, setEditing] = useState<Contact | 'new'>();
  const [removing, setRemoving] = useState<Contact>();
  const manages = can('contact:manage');
  const remove = useMutation(trpc.identity.removeContact.mutationOptions());
  const invite = (
    <Button variant="outline" size="sm" onClick={() => setEditing('new')}>
      <UserPlus aria-hidden="true" />
      <Trans>Invite</Trans>
    </Button>
  );
  return (
    <Section flush title={<Trans>Contacts</Trans>} actions={manages ? invite : undefined}>
      <RowList
        label={t`Contacts`}
        query={query}
        item={(contact) => ({
          id: contact.contactId,
          title: <bdi>{contact.name}</bdi>,
          hint: (
            <>
              <bdi>{contact.email}</bdi> · {contact.grants.map((grant) => i18n._(GRANTS[grant].name)).join(t`, `)}
            </>
          ),
          badge: contact.isPending ? (
            <Badge tone="info">
              <Trans>Invited</Trans>
            </Badge>
          ) : undefined,
          end: contact.lastLoginAt ? (
            <span className="text-muted-foreground text-xs">
              <Trans>
                Last login <DateText value={contact.lastLoginAt} style="relative" />
              </Trans>
            </span>
          ) : undefined,
          actions: manages ? (
            <>
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={t`Change rights of ${contact.name}`}
                onClick={() => setEditing(contact)}
              >
                <Pencil aria-hidden="true" />
              </Button>
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={t`Remove ${contact.name}`}
                onClick={() => setRemoving(contact)}
              >
                <Trash2 aria-hidden="true" />
              </Button>
            </>
          ) : undefined,
        })}
        empty={
          <EmptyState
            icon={Users}
            title={<Trans>Nobody can log in to this account yet</Trans>}
            action={manages ? invite : undefined}
          />
        }
      />
      <ContactSheet
        open={editing !== undefined}
        onOpenChange={() => setEditing(undefined)}
        clientId={clientId}
        contact={editing === 'new' ? undefined : editing}
      />
      <ConfirmDialog
        open={removing !== undefined}
        onOpenChange={() => setRemoving(undefined)}
        title={<Trans>Remove {removing?.name} from this account?</Trans>}
        confirmLabel={<Trans>Remove contact</Trans>}
        tone="danger"
        onConfirm={async () => {
          if (removing) await remove.mutateAsync({ contactId: removing.contactId });
          await queryClient.invalidateQueries({ queryKey: trpc.identity.contacts.pathKey() });
        }}
      >
        <Trans>The person keeps the login, and loses access to this account at once.</Trans>
      </ConfirmDialog>
    </Section>
  );
}
