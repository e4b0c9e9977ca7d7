import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useFormState } from 'react-hook-form';
import { toast } from '../ui/toast.tsx';

interface Rows<Row> {
  /** The row as it is in the form now. */
  rowAt: (index: number) => Row;
  remove: (index: number) => void;
  insert: (index: number, row: Row) => void;
}

/**
 * Takes a row of a form away at once, with a toast that puts it back as it was. Sending the form is the end of that: the
 * row is gone on the server by then.
 */
export function useUndoableRemove<Row>({ rowAt, remove, insert }: Rows<Row>): (index: number, text: string) => void {
  const { t } = useLingui();
  const { isSubmitting } = useFormState();
  const dismiss = useRef<() => void>(undefined);
  useEffect(() => {
    if (isSubmitting) dismiss.current?.();
  }, [isSubmitting]);
  return (index, text) => {
    const row = structuredClone(rowAt(index));
    remove(index);
    dismiss.current = toast.info(text, { action: { label: t`Undo`, run: () => insert(index, row) } });
  };
}
