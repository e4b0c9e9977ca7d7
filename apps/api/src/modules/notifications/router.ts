import { actionOf, mutationOf, queryOf, router } from '#trpc/procedures.ts';
import { previewWording } from './actions/preview-template.ts';
import { readContent } from './commands/read-content.ts';
import { resendMail } from './commands/resend-mail.ts';
import { resetTemplate } from './commands/reset-template.ts';
import { saveTemplate } from './commands/save-template.ts';
import { sendTest } from './commands/send-test.ts';
import { exportMails } from './queries/export-mails.ts';
import { getMail } from './queries/get-mail.ts';
import { getTemplate } from './queries/get-template.ts';
import { listMails } from './queries/list-mails.ts';
import { listTemplates } from './queries/list-templates.ts';

export const notificationsRouter = router({
  listMails: queryOf(listMails),
  exportMails: queryOf(exportMails),
  getMail: queryOf(getMail),
  readContent: mutationOf(readContent),
  resend: mutationOf(resendMail),
  listTemplates: queryOf(listTemplates),
  getTemplate: queryOf(getTemplate),
  previewTemplate: actionOf(previewWording),
  sendTest: mutationOf(sendTest),
  saveTemplate: mutationOf(saveTemplate),
  resetTemplate: mutationOf(resetTemplate),
});
