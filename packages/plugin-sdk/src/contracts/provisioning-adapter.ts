import * as z from 'zod/mini';
import { code, instant, line, nothing, operationId, webUrl } from './common.ts';
import { method, probeAbsent, probeFound, probeInput } from './contract.ts';

/** The account's name at the panel: what `create` answered, or what the adapter derives from the service id. */
const accountRef = line(64);
const serviceId = z.uuid();
const domain = z.string().check(z.maxLength(253), z.regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/));
const packageName = line(100);
const password = z.string().check(z.minLength(8), z.maxLength(128));
const bytes = z.int().check(z.gte(0));
/** null means unlimited. */
const limit = z.nullable(bytes);

/** An account as the panel has it now. */
export const account = z.strictObject({
  accountRef,
  username: line(64),
  domain: line(253),
  state: z.enum(['active', 'suspended']),
  packageName: z.optional(packageName),
  ipAddress: z.optional(line(45)),
  nameservers: z.optional(z.array(line(253)).check(z.maxLength(8))),
  suspendReason: z.optional(z.string().check(z.maxLength(300))),
  /** Suspended in a way that we cannot undo. */
  locked: z.optional(z.boolean()),
});
export type Account = z.infer<typeof account>;

const createInput = z.strictObject({
  operationId,
  serviceId,
  domain,
  packageName,
  contactEmail: z.email(),
  /** Made by the host before the call, so that a lost answer does not lose the password. */
  password,
});
/** `domain` is what we expect to find: an account of that name with another domain is a `conflict`, never touched. */
const subject = { operationId, serviceId, accountRef, domain };
const suspendInput = z.strictObject({ ...subject, reason: line(200) });
const unsuspendInput = z.strictObject(subject);
const terminateInput = z.strictObject({ ...subject, keepDns: z._default(z.boolean(), false) });
const changePackageInput = z.strictObject({ ...subject, packageName });
const changePasswordInput = z.strictObject({ ...subject, password });
const gone = z.strictObject({ accountRef });

const CREATE_MS = 240_000;
const WRITE_MS = 120_000;
const READ_MS = 30_000;

const create = method({
  mutating: true,
  required: true,
  deadlineMs: CREATE_MS,
  input: createInput,
  value: account,
  secretInputs: ['password'],
});
const suspend = method({ mutating: true, required: true, deadlineMs: WRITE_MS, input: suspendInput, value: account });
const unsuspend = method({
  mutating: true,
  required: true,
  deadlineMs: WRITE_MS,
  input: unsuspendInput,
  value: account,
});
const terminate = method({ mutating: true, required: true, deadlineMs: CREATE_MS, input: terminateInput, value: gone });
const changePackage = method({
  mutating: true,
  required: true,
  deadlineMs: WRITE_MS,
  input: changePackageInput,
  value: account,
});
const changePassword = method({
  mutating: true,
  required: false,
  deadlineMs: WRITE_MS,
  input: changePasswordInput,
  value: gone,
  secretInputs: ['password'],
});

/**
 * Runs hosting accounts on a panel. Every method brings the account to a wanted state: doing it twice is the same as
 * once (suspending a suspended account, terminating a missing one are `done`).
 */
export const provisioningAdapter = {
  create,
  suspend,
  unsuspend,
  terminate,
  changePackage,
  changePassword,
  /** What became of an operation whose answer was lost. */
  probe: method({
    mutating: false,
    required: true,
    deadlineMs: READ_MS,
    input: z.discriminatedUnion('of', [
      probeInput('create', createInput),
      probeInput('suspend', suspendInput),
      probeInput('unsuspend', unsuspendInput),
      probeInput('terminate', terminateInput),
      probeInput('changePackage', changePackageInput),
      probeInput('changePassword', changePasswordInput),
    ]),
    value: z.discriminatedUnion('found', [
      probeAbsent,
      z.discriminatedUnion('of', [
        probeFound('create', create.outcome),
        probeFound('suspend', suspend.outcome),
        probeFound('unsuspend', unsuspend.outcome),
        probeFound('terminate', terminate.outcome),
        probeFound('changePackage', changePackage.outcome),
        probeFound('changePassword', changePassword.outcome),
      ]),
    ]),
    secretInputs: ['input.password'],
  }),
  /** The account as it is now, or `failed` with class `not_found`. */
  getStatus: method({
    mutating: false,
    required: true,
    deadlineMs: READ_MS,
    input: z.strictObject({ accountRef }),
    value: account,
  }),
  usage: method({
    mutating: false,
    required: false,
    deadlineMs: READ_MS,
    input: z.strictObject({ accountRef }),
    value: z.strictObject({
      diskUsedBytes: bytes,
      diskLimitBytes: limit,
      /** Of the running month. */
      bandwidthUsedBytes: bytes,
      bandwidthLimitBytes: limit,
    }),
  }),
  /**
   * A link that logs the person in at once. Issued on the click, given to that person, never stored. The host refuses
   * any that is not https on the server's host name, on the host of an address in the server's settings, or on one that
   * its setting `signOnHosts` names (text, by commas).
   */
  sso: method({
    mutating: false,
    required: false,
    deadlineMs: READ_MS,
    input: z.strictObject({ accountRef, service: z._default(z.enum(['panel', 'webmail']), 'panel') }),
    value: z.strictObject({ url: webUrl, expiresAt: instant }),
  }),
  listAccounts: method({
    mutating: false,
    required: false,
    deadlineMs: WRITE_MS,
    input: z.strictObject({ cursor: z.optional(line(200)), limit: z.int().check(z.gte(1), z.lte(500)) }),
    value: z.strictObject({ accounts: z.array(account).check(z.maxLength(500)), nextCursor: z.optional(line(200)) }),
  }),
  listPackages: method({
    mutating: false,
    required: false,
    deadlineMs: READ_MS,
    input: nothing,
    value: z.strictObject({
      packages: z
        .array(z.strictObject({ name: packageName, diskLimitBytes: limit, bandwidthLimitBytes: limit }))
        .check(z.maxLength(1000)),
    }),
  }),
  /** A harmless signed-in call. `failed` with class `auth` for bad credentials, `permission` for missing rights. */
  testConnection: method({
    mutating: false,
    required: true,
    deadlineMs: READ_MS,
    input: nothing,
    value: z.strictObject({ version: z.optional(line(60)), warnings: z.array(code).check(z.maxLength(20)) }),
  }),
} as const;
