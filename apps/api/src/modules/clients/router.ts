import { actionOf, mutationOf, queryOf, router } from '#trpc/procedures.ts';
import { checkTaxId, checkVatNumber } from './actions/check-vat-number.ts';
import { addNote } from './commands/add-note.ts';
import { assignClientGroup } from './commands/assign-client-group.ts';
import { closeClient } from './commands/close-client.ts';
import { createClient } from './commands/create-client.ts';
import { createClientGroup } from './commands/create-client-group.ts';
import { deleteClientGroup } from './commands/delete-client-group.ts';
import { deleteNote } from './commands/delete-note.ts';
import { reopenClient } from './commands/reopen-client.ts';
import { setInvoiceTiming } from './commands/set-invoice-timing.ts';
import { setTaxExemption } from './commands/set-tax-exemption.ts';
import { updateClient } from './commands/update-client.ts';
import { updateClientGroup } from './commands/update-client-group.ts';
import { clientTimeline } from './queries/client-timeline.ts';
import { exportClients } from './queries/export-clients.ts';
import { getClient } from './queries/get-client.ts';
import { listClientGroups } from './queries/list-client-groups.ts';
import { listClients } from './queries/list-clients.ts';
import { listNotes } from './queries/list-notes.ts';
import { ownAccounts } from './queries/own-accounts.ts';
import { paletteSearch } from './queries/palette-search.ts';
import { taxProfile } from './queries/tax-profile.ts';
import { timeline } from './queries/timeline.ts';

export const clientsRouter = router({
  create: mutationOf(createClient),
  update: mutationOf(updateClient),
  taxProfile: queryOf(taxProfile),
  setInvoiceTiming: mutationOf(setInvoiceTiming),
  setTaxExemption: mutationOf(setTaxExemption),
  checkVatNumber: actionOf(checkVatNumber),
  checkTaxId: actionOf(checkTaxId),
  close: mutationOf(closeClient),
  reopen: mutationOf(reopenClient),
  addNote: mutationOf(addNote),
  deleteNote: mutationOf(deleteNote),
  groups: queryOf(listClientGroups),
  createGroup: mutationOf(createClientGroup),
  updateGroup: mutationOf(updateClientGroup),
  deleteGroup: mutationOf(deleteClientGroup),
  assignGroup: mutationOf(assignClientGroup),
  list: queryOf(listClients),
  export: queryOf(exportClients),
  get: queryOf(getClient),
  notes: queryOf(listNotes),
  clientTimeline: queryOf(clientTimeline),
  timeline: queryOf(timeline),
  ownAccounts: queryOf(ownAccounts),
  paletteSearch: queryOf(paletteSearch),
});
