import { useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from './use-error-text.ts';

export interface DelayedRemoval {
  /** What is to be hidden already. */
  isGone: (id: string) => boolean;
  remove: (id: string, text: string) => void;
}

/**
 * For what cannot be brought back once it is deleted: the row disappears at once, and is deleted when the toast with the
 * way back has gone, or when the page is left. A browser that closes before that has deleted nothing.
 */
export function useDelayedRemoval(run: (id: string) => Promise<unknown>): DelayedRemoval {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const open = useRef(new Map<string, () => void>());
  const show = useCallback(
    (id: string) => setGone((before) => new Set([...before].filter((other) => other !== id))),
    [],
  );
  useEffect(() => {
    const waiting = open.current;
    return () => {
      for (const dismiss of waiting.values()) dismiss();
    };
  }, []);
  const carryOut = (id: string) => {
    open.current.delete(id);
    run(id).catch((error: unknown) => {
      show(id);
      toast.error(textOf(error));
    });
  };
  return {
    isGone: (id) => gone.has(id),
    remove: (id, text) => {
      setGone((before) => new Set([...before, id]));
      const undo = () => {
        open.current.delete(id);
        show(id);
      };
      open.current.set(id, toast.info(text, { action: { label: t`Undo`, run: undo }, onClose: () => carryOut(id) }));
    },
  };
}
