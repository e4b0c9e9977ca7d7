import { country, email, text } from '@panel1/shared-types/schemas';
import * as z from 'zod/mini';

const optional = (max: number) => z.union([z.literal(''), text(max)]);

/** Who is billed; what a company adds is optional and folded away. */
export const accountSchema = z.object({
  email: email(),
  name: text(120),
  address1: text(160),
  postcode: text(20),
  city: text(100),
  country: country(),
  company: optional(160),
  taxId: optional(40),
});

const terms = z.object({ isAccepted: z.literal(true, { error: 'terms_not_accepted' }) });
/** `plugin:<id>` of a gateway, `method:<id>` of a saved method; empty where nothing is due. */
const wayToPay = z.string();
/** Keep what pays now for later invoices, where the way to pay can do that. */
const saveMethod = z.boolean();

/** A consumer asks that the service begins before the days of withdrawal are over. */
const asksForStart = z.boolean();

/** The checkout of somebody who has no client account yet, and of somebody who has one. */
export const guestSchema = z.object({ account: accountSchema, wayToPay, saveMethod, asksForStart, terms });
export const contactSchema = z.object({ wayToPay, saveMethod, useCredit: z.boolean(), asksForStart, terms });

export type Account = z.infer<typeof accountSchema>;

/** The account as the API takes it: what was left empty is null. */
export function accountInput(account: Account, locale: string) {
  return { ...account, company: account.company || null, taxId: account.taxId || null, locale };
}
