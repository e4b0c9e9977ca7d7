import { useLingui } from '@lingui/react/macro';
import type { QueryKey } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import * as z from 'zod/mini';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { queryClient } from '#lib/query-client.ts';
import { ConfirmDialog } from '../ConfirmDialog.tsx';
import { FormSheet } from '../form/FormSheet.tsx';
import { SelectField, TextareaField } from '../form/fields.tsx';
import { Button } from '../ui/button.tsx';
import { toast } from '../ui/toast.tsx';
import { runEach } from './run-each.ts';
import type { BulkSelection } from './types.ts';

export interface BulkActionProps {
  selection: BulkSelection;
  /** The verb: "Suspend". */
  label: ReactNode;
  /** The question, with how many: "Suspend 3 services?". */
  title: ReactNode;
  /** What will happen to each. */
  children: ReactNode;
  tone?: 'default' | 'danger';
  /** Also asks this: one of the options, else a text such as the reason. The answer goes to each call. */
  question?: { label: string; options?: readonly { value: string; label: string }[] };
  /** Does it to one row. Each is tried by itself: one that fails stops none of the others. */
  run: (id: string, answer: string) => Promise<unknown>;
  /** What is asked again afterwards. */
  refresh: QueryKey;
}

const schema = z.object({ answer: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)) });

/** A button that does one thing to all selected rows, after a question. Rows that refuse stay selected, with the reason told. */
export function BulkAction(props: BulkActionProps) {
  const { selection, label, title, children, tone = 'default', question, run, refresh } = props;
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const [isAsking, setAsking] = useState(false);
  const act = async (answer: string) => {
    const { ids } = selection;
    const { failed, error } = await runEach(ids, (id) => run(id, answer));
    await queryClient.invalidateQueries({ queryKey: refresh });
    selection.keep(failed);
    const [done, all] = [format.number(ids.length - failed.length), format.number(ids.length)];
    if (failed.length === 0) toast.success(t`Done for ${all}`);
    else toast.error(t`Done for ${done} of ${all}. ${textOf(error)}`);
  };
  const dialog = { open: isAsking, onOpenChange: setAsking, title };
  return (
    <>
      <Button size="sm" variant={tone === 'danger' ? 'outline' : 'default'} onClick={() => setAsking(true)}>
        {label}
      </Button>
      {question ? (
        <FormSheet
          {...dialog}
          description={children}
          schema={schema}
          defaultValues={{ answer: '' }}
          submitLabel={label}
          tone={tone}
          onSubmit={({ answer }) => act(answer)}
        >
          {question.options ? (
            <SelectField name="answer" label={question.label} placeholder={t`Choose…`} options={question.options} />
          ) : (
            <TextareaField name="answer" label={question.label} rows={3} />
          )}
        </FormSheet>
      ) : (
        <ConfirmDialog {...dialog} confirmLabel={label} tone={tone} onConfirm={() => act('')}>
          {children}
        </ConfirmDialog>
      )}
    </>
  );
}
