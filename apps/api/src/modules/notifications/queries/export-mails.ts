import { defineCsvExport } from '#lib/csv/define-csv-export.ts';
import { listMails } from './list-mails.ts';

/** The delivery log as it is filtered, as a file; without what the mails say. */
export const exportMails = defineCsvExport({
  name: 'notifications.export_mails',
  list: listMails,
  columns: {
    to_name: (row) => row.toName,
    to_address: (row) => row.toAddress,
    template: (row) => row.template,
    locale: (row) => row.locale,
    subject: (row) => row.subject,
    status: (row) => row.status,
    failure: (row) => row.failureMessage,
    created_at: (row) => row.createdAt,
    sent_at: (row) => row.sentAt,
  },
});
