import * as z from 'zod/mini';

const label = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));
/** A host name, or `*.` before one. */
export const hostName = z
  .string()
  .check(z.maxLength(253), z.regex(/^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/));
const settingPath = z.string().check(z.regex(/^(tenant|server|product)\.[A-Za-z][A-Za-z0-9]{0,63}$/));

/** A fixed host of the provider. `baseUrlSetting` may replace it by a loopback simulator, in demo and test instances only. */
const fixedHost = z.strictObject({
  host: hostName,
  port: z.int().check(z.gte(1), z.lte(65535)),
  reason: label(200),
  baseUrlSetting: z.optional(settingPath),
});

/** A host that an administrator enters: the address of a panel. */
const hostFromSetting = z.strictObject({
  setting: settingPath,
  reason: label(200),
  /** A boolean setting that allows private addresses for this host. */
  privateSetting: z.optional(settingPath),
  /** A setting with the SHA-256 fingerprint of a certificate to trust in place of the public authorities. */
  fingerprintSetting: z.optional(settingPath),
});

/** Where a plugin may connect to: this list is what an administrator agrees to. */
export const networkGrant = z.union([fixedHost, hostFromSetting]);
export type NetworkGrant = z.infer<typeof networkGrant>;
