import * as z from 'zod/mini';

/** Whole minor units and an ISO 4217 code: `{ amountMinor: "1050", currency: "EUR" }` is ten euros fifty. Never negative. */
export const money = z.strictObject({
  amountMinor: z.string().check(z.regex(/^\d{1,12}$/)),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
});
export type Money = z.infer<typeof money>;

/** Our durable id of one wanted effect: the same id on every try, so that a provider can tell a retry from a second wish. */
export const operationId = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/));

/** Whatever the provider calls the thing: opaque to the host. */
export const remoteRef = z.string().check(z.minLength(1), z.maxLength(255));

/** A UTC instant, `2026-11-23T13:00:00Z`. */
export const instant = z.iso.datetime();

/** An http(s) address. Which hosts are acceptable is checked by the host of the plugin, not here. */
export const webUrl = z.string().check(z.maxLength(2048), z.regex(/^https?:\/\/[^\s]+$/));

/** One short line that may be shown to staff or customers: no secrets, no markup, no stack. */
export const safeMessage = z.string().check(z.minLength(1), z.maxLength(300));

/** A stable machine word: `insufficient_funds`, `signature_invalid`. */
export const code = z.string().check(z.regex(/^[a-z0-9][a-z0-9_.-]{0,63}$/));

/** Free text of a known length. */
export const line = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));

/** What every reading method without a subject takes. */
export const nothing = z.strictObject({});
