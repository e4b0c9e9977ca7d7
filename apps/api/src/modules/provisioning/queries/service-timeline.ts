import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { readTimeline } from '#lib/audit/timeline.ts';
import { defineQuery } from '#lib/command/define.ts';
import { contactUserIds } from '#modules/identity/index.ts';
import { getService } from '../store/services.ts';

/** What of the audit trail a customer is told, by its own name: retries and servers are the provider's business. */
const EVENTS = {
  'provisioning.set_domain': 'domain_told',
  'provisioning.suspend_service': 'suspended',
  'provisioning.unsuspend_service': 'unsuspended',
  'provisioning.change_plan': 'plan_changed',
  'provisioning.reset_password': 'password_changed',
  'provisioning.open_panel': 'panel_opened',
  'provisioning.terminate_service': 'removal_asked',
} as const;
type Event = (typeof EVENTS)[keyof typeof EVENTS];

const eventOf = (action: string): Event | undefined => Object.entries(EVENTS).find(([known]) => known === action)?.[1];

/** As far as the trail is read; older entries are seen by staff only. */
const MOST = 100;

/** What happened to a service, newest first. Staff are not named to customers, other users of the account are. */
export const serviceTimeline = defineQuery({
  name: 'provisioning.service_timeline',
  permission: 'service:read',
  input: z.strictObject({ serviceId: id() }),
  example: (of) => ({ serviceId: of('service') }),
  run: async (ctx, { serviceId }) => {
    const service = await getService(ctx, serviceId);
    const contacts = await contactUserIds(ctx, service.clientId);
    const trail = await readTimeline(
      ctx,
      { resourceKind: 'service', resourceId: serviceId },
      { limit: MOST, offset: 0 },
    );
    const told = trail.rows.flatMap(({ entryId, occurredAt, action, actorId, actorKind, actorName }) => {
      const event = eventOf(action);
      if (event === undefined) return [];
      const isContact = actorId !== null && contacts.has(actorId);
      const by = isContact ? 'client' : actorKind === 'system' ? 'system' : 'staff';
      return [{ id: entryId, at: occurredAt, event, by, name: isContact ? actorName : null } as const];
    });
    const milestones = [
      ['created', service.createdAt] as const,
      ['activated', service.activatedAt] as const,
      ['terminated', service.terminatedAt] as const,
    ].flatMap(([event, at]) =>
      at === null ? [] : [{ id: event, at: at.toString(), event, by: 'system', name: null } as const],
    );
    return { rows: [...told, ...milestones].sort((a, b) => Temporal.Instant.compare(b.at, a.at)) };
  },
});
