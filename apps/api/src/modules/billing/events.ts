import type { ReminderTemplate } from '@panel1/shared-types';

declare module '#lib/outbox/event-map.ts' {
  interface EventMap {
    'invoice.issued': { invoiceId: string };
    'invoice.paid': { invoiceId: string };
    'invoice.voided': { invoiceId: string };
    /** An invoice that is void, or that a credit note took back, has its successor: what waited for the one waits for the other. */
    'invoice.replaced': { invoiceId: string; byId: string };
    /** A reminder of the dunning is due; it is mailed to the client. */
    'invoice.reminded': { invoiceId: string; template: ReminderTemplate };
    /** A client's credit grew, or was taken away. */
    'credit.changed': { clientId: string };
    /** Credit is gone in some days. */
    'credit.expiring': { fundId: string };
    /** Credit notes took off all that was owed; nothing was paid. */
    'invoice.credited': { invoiceId: string };
    'invoice.written_off': { invoiceId: string };
    'credit_note.issued': { creditNoteId: string };
  }
}
