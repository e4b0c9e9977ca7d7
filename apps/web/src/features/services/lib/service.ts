import type { RouterOutputs } from '#lib/trpc.ts';

export type Service = RouterOutputs['provisioning']['getService'];
export type ServiceRow = RouterOutputs['provisioning']['listServices']['rows'][number];

/** How people name a service: its domain, else what was ordered. */
export function serviceName(service: { label: string; domain: string | null }): string {
  return service.domain ?? service.label;
}

/** What is wished and not yet so; null when the service is where it should be. */
export function openWish(service: Service): 'active' | 'suspended' | 'terminated' | 'package' | null {
  const { status, target } = service;
  if (target !== 'none' && target !== status && status !== 'failed') return target;
  const { packageName, targetPackage } = service;
  return status === 'active' && targetPackage !== null && targetPackage !== packageName ? 'package' : null;
}

/** What the dialogs of the service page get. */
export interface ServiceDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  service: Service;
}
