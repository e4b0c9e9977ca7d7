import { OVERDUE_REASON, USAGE_CAP_REASON } from '@panel1/shared-types';
import type { CommandContext } from '#lib/command/command.ts';
import { type ServiceFacts, serviceFacts } from '#modules/provisioning/index.ts';
import { PAGES } from '../core/links.ts';
import { suspensionReason } from '../core/suspension-reason.ts';
import type { TemplateContext } from '../core/template-contexts.ts';
import { type Pen, writeMail } from '../mails/write-mail.ts';
import { owedForService } from './dunning-mails.ts';
import { clientReaders } from './readers.ts';

type ServiceTemplate =
  | 'service_ready'
  | 'service_suspended'
  | 'service_suspended_overdue'
  | 'service_unsuspended'
  | 'service_terminated';
type Values<T extends ServiceTemplate> = (of: Common & { pen: Pen; service: ServiceFacts }) => TemplateContext<T>;

interface Common {
  recipient_name: string;
  service_name: string;
  domain: string;
}

/** Writes one kind of mail about a service to everybody it is for. */
async function mailService<T extends ServiceTemplate>(
  ctx: CommandContext,
  of: { publicUrl: string; event: { id: string; payload: { serviceId: string } }; template: T; values: Values<T> },
): Promise<void> {
  const [service] = await serviceFacts(ctx, { serviceIds: [of.event.payload.serviceId] });
  if (!service) return;
  const common = { service_name: service.label, domain: service.domain ?? '' };
  for (const to of await clientReaders(ctx, service.clientId, ['technical']))
    await writeMail(ctx, of.publicUrl, {
      template: of.template,
      to,
      key: of.event.id,
      clientId: service.clientId,
      about: { kind: 'service', id: service.serviceId },
      values: (pen) => of.values({ ...common, recipient_name: to.name, pen, service }),
    });
}

type ServiceEvent = { id: string; payload: { serviceId: string } };

/** How to reach a new service. Passwords are never mailed. */
export const mailServiceReady = (ctx: CommandContext, publicUrl: string, event: ServiceEvent) =>
  mailService(ctx, {
    publicUrl,
    event,
    template: 'service_ready',
    values: ({ pen, service, ...common }) => ({
      ...common,
      username: service.username ?? '',
      server_name: service.access['server'] ?? '',
      nameservers: service.access['nameservers'] ?? '',
      panel_url: '',
      service_url: pen.link(PAGES.service(service.serviceId)),
    }),
  });

/** Why a service was suspended. For an unpaid invoice the mail says which, and that paying it brings the service back. */
export async function mailServiceSuspended(ctx: CommandContext, publicUrl: string, event: ServiceEvent): Promise<void> {
  const [suspended] = await serviceFacts(ctx, { serviceIds: [event.payload.serviceId] });
  // The mail that tells of the spend cap says so already.
  if (suspended?.suspendReason === USAGE_CAP_REASON) return;
  if (suspended?.suspendReason !== OVERDUE_REASON)
    return mailService(ctx, {
      publicUrl,
      event,
      template: 'service_suspended',
      // Whether paying would help is not known here: the service's page says what to do.
      values: ({ pen, service, ...common }) => ({
        ...common,
        reason: suspensionReason(service.suspendReason, pen.locale),
        pay_url: '',
      }),
    });
  const owed = await owedForService(ctx, suspended);
  return mailService(ctx, {
    publicUrl,
    event,
    template: 'service_suspended_overdue',
    values: ({ pen, service: _service, ...common }) => ({ ...common, ...owed(pen) }),
  });
}

export const mailServiceUnsuspended = (ctx: CommandContext, publicUrl: string, event: ServiceEvent) =>
  mailService(ctx, {
    publicUrl,
    event,
    template: 'service_unsuspended',
    values: ({ pen, service, ...common }) => ({ ...common, service_url: pen.link(PAGES.service(service.serviceId)) }),
  });

export const mailServiceTerminated = (ctx: CommandContext, publicUrl: string, event: ServiceEvent) =>
  mailService(ctx, {
    publicUrl,
    event,
    template: 'service_terminated',
    values: ({ pen, service, ...common }) => ({
      ...common,
      terminated_at: service.terminatedAt === null ? '' : pen.moment(service.terminatedAt),
      reason: '',
    }),
  });
