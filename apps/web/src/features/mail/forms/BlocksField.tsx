import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { TextareaField, TextField } from '#components/form/fields.tsx';
import { useUndoableRemove } from '#components/form/use-undoable-remove.ts';
import { Button } from '#components/ui/button.tsx';
import { Card, CardContent, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { DropdownMenu, DropdownMenuItem } from '#components/ui/dropdown-menu.tsx';
import { BLOCK_KINDS, type Block, emptyBlock, type Wording } from '../lib/wording.ts';
import { FactRows } from './FactRows.tsx';

/** The pieces of a mail in their order: moved, added, removed. */
export function BlocksField({ dir }: { dir: 'ltr' | 'rtl' }) {
  const { t } = useLingui();
  const { getValues } = useFormContext<Wording>();
  const { fields, append, remove, insert, move } = useFieldArray<Wording, 'source.blocks'>({ name: 'source.blocks' });
  const takeAway = useUndoableRemove({ rowAt: (at) => getValues(`source.blocks.${at}`), remove, insert });
  const names = { paragraph: t`Paragraph`, note: t`Small print`, facts: t`Facts`, button: t`Button` };
  return (
    <div className="flex flex-col gap-4">
      {fields.map((field, index) => (
        <Card key={field.id}>
          <CardHeader>
            <CardTitle>
              <span className="num">{index + 1}</span>. {names[field.kind]}
            </CardTitle>
            <span className="flex">
              <Button
                size="icon-sm"
                variant="ghost"
                aria-label={t`Move up, block ${index + 1}`}
                disabled={index === 0}
                onClick={() => move(index, index - 1)}
              >
                <ArrowUp aria-hidden="true" />
              </Button>
              <Button
                size="icon-sm"
                variant="ghost"
                aria-label={t`Move down, block ${index + 1}`}
                disabled={index === fields.length - 1}
                onClick={() => move(index, index + 1)}
              >
                <ArrowDown aria-hidden="true" />
              </Button>
              <Button
                size="icon-sm"
                variant="ghost"
                aria-label={t`Remove block ${index + 1}`}
                disabled={fields.length === 1}
                onClick={() => takeAway(index, t`Block removed`)}
              >
                <Trash2 aria-hidden="true" />
              </Button>
            </span>
          </CardHeader>
          <CardContent>
            <BlockFields kind={field.kind} index={index} dir={dir} />
          </CardContent>
        </Card>
      ))}
      <DropdownMenu
        align="start"
        trigger={
          <Button variant="outline" className="self-start">
            <Plus aria-hidden="true" />
            <Trans>Add block</Trans>
          </Button>
        }
      >
        {BLOCK_KINDS.map((kind) => (
          <DropdownMenuItem key={kind} onClick={() => append(emptyBlock(kind))}>
            {names[kind]}
          </DropdownMenuItem>
        ))}
      </DropdownMenu>
    </div>
  );
}

function BlockFields({ kind, index, dir }: { kind: Block['kind']; index: number; dir: 'ltr' | 'rtl' }) {
  const { t } = useLingui();
  const at = `source.blocks.${index}`;
  if (kind === 'facts') return <FactRows at={at} index={index} dir={dir} />;
  if (kind === 'button') {
    return (
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField name={`${at}.label`} label={t`Label`} dir={dir} />
        <TextField name={`${at}.url`} label={t`Address`} dir="ltr" spellCheck={false} />
      </div>
    );
  }
  return <TextareaField name={`${at}.text`} label={t`Text`} dir={dir} rows={3} />;
}
