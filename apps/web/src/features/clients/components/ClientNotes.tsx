import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import { useMutation, useQuery } from '@tanstack/react-query';
import { StickyNote, Trash2 } from 'lucide-react';
import * as z from 'zod/mini';
import { DateText } from '#components/DateText.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { Form, SubmitButton } from '#components/form/Form.tsx';
import { TextareaField } from '#components/form/fields.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { Button } from '#components/ui/button.tsx';
import { useDelayedRemoval } from '#hooks/use-delayed-removal.ts';
import { queryClient } from '#lib/query-client.ts';
import { api, trpc } from '#lib/trpc.ts';

const schema = z.object({ body: text(5000) });

/** What staff should know about a client; clients never see it. */
export function ClientNotes({ clientId }: { clientId: string }) {
  const { t } = useLingui();
  const asked = trpc.clients.notes.queryOptions({ clientId, limit: 100 });
  const query = useQuery(asked);
  const removal = useDelayedRemoval(async (noteId) => {
    await api.clients.deleteNote.mutate({ noteId });
    // Whoever comes back to this page does not see it for a moment from memory.
    queryClient.removeQueries({ queryKey: asked.queryKey, type: 'inactive' });
    await refresh();
  });
  const rows = query.data?.rows.filter((note) => !removal.isGone(note.noteId)) ?? [];
  return (
    <Section flush title={<Trans>Notes</Trans>}>
      <NewNote clientId={clientId} />
      <RowList
        label={t`Notes`}
        query={{ ...query, data: query.data && { ...query.data, rows } }}
        item={(note) => ({
          id: note.noteId,
          title: <span className="whitespace-pre-wrap font-normal">{note.body}</span>,
          hint: (
            <>
              <bdi>{note.authorName}</bdi> · <DateText value={note.createdAt} style="relative" />
            </>
          ),
          actions: (
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t`Delete note`}
              onClick={() => removal.remove(note.noteId, t`Note deleted`)}
            >
              <Trash2 aria-hidden="true" />
            </Button>
          ),
        })}
        empty={<EmptyState icon={StickyNote} title={<Trans>No note yet</Trans>} />}
      />
    </Section>
  );
}

const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.clients.pathKey() });

function NewNote({ clientId }: { clientId: string }) {
  const { t } = useLingui();
  const form = useAppForm({ schema, defaultValues: { body: '' } });
  const add = useMutation(trpc.clients.addNote.mutationOptions());
  return (
    <Form
      form={form}
      className="border-b p-4"
      onSubmit={async ({ body }) => {
        await add.mutateAsync({ clientId, body });
        form.reset({ body: '' });
        await refresh();
      }}
    >
      <TextareaField name="body" label={t`New note`} rows={2} />
      <SubmitButton className="self-end" variant="outline">
        <Trans>Add note</Trans>
      </SubmitButton>
    </Form>
  );
}
