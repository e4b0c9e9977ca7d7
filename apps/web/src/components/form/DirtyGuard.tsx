import { Trans } from '@lingui/react/macro';
import { useBlocker } from '@tanstack/react-router';
import { useFormState } from 'react-hook-form';
import { ConfirmDialog } from '../ConfirmDialog.tsx';

/** Inside a Form of a page: asks before changes that are not saved are left behind. FormSheet has its own. */
export function DirtyGuard() {
  const { isDirty, isSubmitting, isSubmitSuccessful } = useFormState();
  const guarded = isDirty && !isSubmitting && !isSubmitSuccessful;
  const blocker = useBlocker({ shouldBlockFn: () => guarded, enableBeforeUnload: () => guarded, withResolver: true });
  if (blocker.status !== 'blocked') return null;
  return (
    <ConfirmDialog
      open
      onOpenChange={() => blocker.reset()}
      title={<Trans>Leave without saving?</Trans>}
      confirmLabel={<Trans>Leave</Trans>}
      tone="danger"
      onConfirm={() => blocker.proceed()}
    >
      <Trans>What you changed here is not saved yet.</Trans>
    </ConfirmDialog>
  );
}
