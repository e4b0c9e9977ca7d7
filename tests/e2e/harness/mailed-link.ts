import * as z from 'zod/mini';
import type { ApiClient } from './api-client.ts';

const mails = z.object({ rows: z.array(z.object({ mailId: z.string() })) });
const content = z.object({ text: z.string() });
const PATIENCE_MS = 30_000;

/** The link to a page (`/reset-password`) in the newest mail to an address that holds one, from the built-in mailbox. */
export async function mailedLink(staff: ApiClient, of: { email: string; page: string }): Promise<string> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    const { rows } = await staff.query('notifications.listMails', { search: of.email, limit: 10 }, mails);
    for (const { mailId } of rows) {
      const { text } = await staff.mutate('notifications.readContent', { mailId }, content);
      const link = text.split(/\s/).find((word) => word.includes(`${of.page}#token=`));
      if (link !== undefined) return link;
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error(`no mail to ${of.email} holds a link to ${of.page}`);
}
