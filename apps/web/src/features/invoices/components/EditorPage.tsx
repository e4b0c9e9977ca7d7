import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageHeader, type PageHeaderProps } from '#components/PageHeader.tsx';
import { InvoiceEditor, type InvoiceEditorProps } from '../forms/InvoiceEditor.tsx';
import { EInvoiceForecast } from './EInvoiceCheck.tsx';

export interface EditorPageProps {
  title: ReactNode;
  /** Behind the list of invoices. */
  crumbs: NonNullable<PageHeaderProps['crumbs']>;
  /** Above the editor. */
  children?: ReactNode;
  /** Null while it is not known whose invoice it is. */
  editor: InvoiceEditorProps | null;
}

/** The page on which the lines of a document are written. */
export function EditorPage({ title, crumbs, children, editor }: EditorPageProps) {
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[
          {
            key: 'list',
            content: (
              <Link to="/admin/invoices">
                <Trans>Invoices</Trans>
              </Link>
            ),
          },
          ...crumbs,
        ]}
      />
      <div className="flex flex-col gap-6">
        {children}
        {editor === null ? null : (
          // Currency and tax belong to the client: another client means another form.
          <>
            <EInvoiceForecast clientId={editor.clientId} />
            <InvoiceEditor key={editor.clientId} {...editor} />
          </>
        )}
      </div>
    </>
  );
}
