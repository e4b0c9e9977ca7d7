import type { ServiceStatus, ServiceTarget } from '@panel1/shared-types';

/** Calls to a panel that change something; each is an effect `provisioning.<step>`. */
export const STEPS = ['create', 'suspend', 'unsuspend', 'terminate', 'change_package', 'change_password'] as const;
export type Step = (typeof STEPS)[number];

/** The step of an effect's kind; null for effects of other modules. */
export function stepOf(effectKind: string): Step | null {
  return STEPS.find((step) => effectKind === `provisioning.${step}`) ?? null;
}

/** What decides about a service's next call: what is known of it and what is wished. */
export interface ServiceWish {
  status: ServiceStatus;
  target: ServiceTarget;
  packageName: string | null;
  targetPackage: string | null;
}

/**
 * The call that brings a service nearer to its target, or null when it is there or must wait. One call at a time: while
 * it runs the wish may change, and afterwards this is asked again.
 */
export function nextStep(service: ServiceWish): Step | null {
  const { status, target } = service;
  if (status === 'pending') return target === 'active' ? 'create' : null;
  if (status !== 'active' && status !== 'suspended') return null;
  if (target === 'terminated') return 'terminate';
  if (status === 'active' && target === 'suspended') return 'suspend';
  if (status === 'suspended' && target === 'active') return 'unsuspend';
  return wantsOtherPackage(service) ? 'change_package' : null;
}

function wantsOtherPackage({ status, packageName, targetPackage }: ServiceWish): boolean {
  return status === 'active' && targetPackage !== null && targetPackage !== packageName;
}
