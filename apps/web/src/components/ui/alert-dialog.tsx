import { NativeDialog, type NativeDialogProps } from './native-dialog.tsx';

/** A question that has to be answered before anything else. */
export function AlertDialog(props: Omit<NativeDialogProps, 'role'>) {
  return <NativeDialog role="alertdialog" {...props} />;
}
