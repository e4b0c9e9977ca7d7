import { type ContractArgument, type Failed, failure } from '@panel1/plugin-sdk';
import type { QueryContext } from '#lib/command/command.ts';
import type { Effect } from '#lib/effects/handler.ts';
import { clientParty } from '#modules/clients/index.ts';
import type { Step } from '../core/next-step.ts';
import { openPassword } from '../store/passwords.ts';
import type { ServiceRow } from '../store/services.ts';

/** The adapter's method of each step. */
export const METHODS = {
  create: 'create',
  suspend: 'suspend',
  unsuspend: 'unsuspend',
  terminate: 'terminate',
  change_package: 'changePackage',
  change_password: 'changePassword',
} as const satisfies Record<Step, string>;

type Method = (typeof METHODS)[Step];

/** One call that changes something, in the words of the contract. */
export type Operation = {
  [M in Method]: { method: M; input: ContractArgument<'provisioningAdapter', M> };
}[Method];

const missing = (what: string, message: string): Failed => failure('validation', `${what}_missing`, message);

/** The call for a step, from the service's row; a refusal when something is missing that only a person can mend. */
export async function operationOf(
  ctx: QueryContext,
  of: { effect: Effect; service: ServiceRow; step: Step },
): Promise<Operation | Failed> {
  const { effect, service, step } = of;
  const { domain, username } = service;
  if (domain === null) return missing('domain', 'The service has no domain name yet.');
  if (step === 'create') return creation(ctx, { effect, service, domain });
  if (username === null) return missing('username', 'The name of the account at the panel is not known.');
  const subject = { operationId: effect.id, serviceId: service.id, accountRef: username, domain };
  switch (step) {
    case 'suspend':
      return { method: 'suspend', input: { ...subject, reason: service.suspendReason ?? 'Suspended' } };
    case 'unsuspend':
      return { method: 'unsuspend', input: subject };
    case 'terminate':
      return { method: 'terminate', input: subject };
    case 'change_package':
      if (service.targetPackage === null) return missing('package', 'No new package was named.');
      return { method: 'changePackage', input: { ...subject, packageName: service.targetPackage } };
    case 'change_password': {
      const password = await openPassword(ctx, service.id);
      if (password === null) return missing('password', 'There is no new password to set.');
      return { method: 'changePassword', input: { ...subject, password } };
    }
  }
}

async function creation(
  ctx: QueryContext,
  of: { effect: Effect; service: ServiceRow; domain: string },
): Promise<Operation | Failed> {
  const { effect, service, domain } = of;
  const packageName = service.targetPackage ?? service.packageName;
  if (packageName === null) return missing('package', 'The product names no package of the panel.');
  const password = await openPassword(ctx, service.id);
  if (password === null) return missing('password', 'There is no password for the new account.');
  const { email: contactEmail } = await clientParty(ctx, service.clientId);
  const input = { operationId: effect.id, serviceId: service.id, domain, packageName, contactEmail, password };
  return { method: 'create', input };
}
