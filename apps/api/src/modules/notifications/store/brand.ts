import type { QueryContext } from '#lib/command/command.ts';
import type { MailAddress } from '#lib/mail/index.ts';
import { logoPath, readLogo, readSettings, sellerParty } from '#modules/tenants/index.ts';
import type { MailBrand } from '../core/mail-content.ts';

const ACCENT = '#1d4fa8';

export interface Sender {
  brand: MailBrand;
  from: MailAddress;
  replyTo: MailAddress | null;
}

/** From whom the tenant's mails come and what they look like. Without an address of its own: no-reply at its host. */
export async function senderOf(ctx: QueryContext, origin: string): Promise<Sender> {
  const { name } = await readSettings(ctx, 'company');
  const { address, email } = await sellerParty(ctx);
  const mail = await readSettings(ctx, 'mail');
  const logo = await readLogo(ctx);
  const logoUrl = logo === null ? undefined : `${origin}${logoPath(logo)}`;
  const supportEmail = mail.replyTo || email;
  return {
    brand: {
      name,
      accentColour: ACCENT,
      addressLines: address,
      ...(supportEmail ? { supportEmail } : {}),
      ...(logoUrl ? { logoUrl } : {}),
    },
    from: { address: mail.senderAddress || `no-reply@${new URL(origin).hostname}`, name: mail.senderName || name },
    replyTo: mail.replyTo === '' ? null : { address: mail.replyTo },
  };
}
