import { createHmac } from 'node:crypto';
import type { ActiveFault } from '../kernel/faults.ts';
import type { Runtime } from '../kernel/runtime.ts';
import { API_VERSION } from './context.ts';
import type { StripeEvent } from './objects/events.ts';
import type { Delivery, StripeState } from './state.ts';
import { postWebhook } from './webhook-target.ts';

const MINUTE = 60_000;
/** Simulated time between tries, up to about three days. */
const BACK_OFF = [
  5000,
  30_000,
  2 * MINUTE,
  10 * MINUTE,
  60 * MINUTE,
  180 * MINUTE,
  720 * MINUTE,
  1440 * MINUTE,
  1440 * MINUTE,
];
const OPTION_ENDPOINT = 'we_option';

export interface WebhookOption {
  url: string;
  secret: string;
}

/** `t=<unix>,v1=<hex>` over `t.body`. */
export function stripeSignature(secret: string, body: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

interface Target extends WebhookOption {
  id: string;
  wants(type: string): boolean;
}

function targets(state: StripeState, option: WebhookOption | undefined): Target[] {
  const registered = Object.values(state.endpoints).map((endpoint) => ({
    id: endpoint.id,
    url: endpoint.url,
    secret: state.endpointSecrets[endpoint.id] ?? '',
    wants: (type: string) => endpoint.enabled_events.includes('*') || endpoint.enabled_events.includes(type),
  }));
  return option ? [{ ...option, id: OPTION_ENDPOINT, wants: () => true }, ...registered] : registered;
}

function planned(base: Delivery, fault: ActiveFault | undefined): Delivery[] {
  switch (fault?.kind) {
    case 'webhook_duplicate':
      return [base, { ...base }];
    case 'webhook_reorder':
      return [{ ...base, swapped: true, dueAt: base.dueAt + (fault.ms ?? 3000) }];
    case 'webhook_late':
      return [{ ...base, dueAt: base.dueAt + (fault.ms ?? 1000) }];
    case 'webhook_unsigned':
      return [{ ...base, signature: 'missing' }];
    case 'webhook_bad_signature':
      return [{ ...base, signature: 'bad' }];
    default:
      return [base];
  }
}

export interface Webhooks {
  /** Stores an event and plans its deliveries. */
  emit(type: string, object: unknown, request: StripeEvent['request']): void;
  /** Sends what is due, oldest first. */
  deliverDue(signal: AbortSignal): Promise<boolean>;
}

export function createWebhooks(runtime: Runtime<StripeState>, option: WebhookOption | undefined): Webhooks {
  const { state, clock, ids, faults, journal } = runtime;

  function emit(type: string, object: unknown, request: StripeEvent['request']): void {
    const wanting = targets(state, option).filter((target) => target.wants(type));
    const event: StripeEvent = {
      id: ids.next('evt_'),
      object: 'event',
      api_version: API_VERSION,
      created: Math.floor(clock.now() / 1000),
      data: { object: structuredClone(object) },
      livemode: false,
      pending_webhooks: wanting.length,
      request,
      type,
    };
    state.events[event.id] = event;
    for (const target of wanting) {
      const base: Delivery = {
        eventId: event.id,
        endpointId: target.id,
        attempt: 0,
        dueAt: clock.now(),
        signature: 'good',
        swapped: false,
      };
      state.deliveries.push(...planned(base, faults.take(`webhook:${type}`)));
    }
  }

  async function attempt(
    delivery: Delivery,
    { event, target, signal }: { event: StripeEvent; target: Target; signal: AbortSignal },
  ): Promise<boolean> {
    const body = JSON.stringify(event, null, 2);
    const seconds = Math.floor(clock.now() / 1000);
    const secret = delivery.signature === 'bad' ? `${target.secret}-wrong` : target.secret;
    const signed =
      delivery.signature === 'missing' ? {} : { 'stripe-signature': stripeSignature(secret, body, seconds) };
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Stripe/1.0 (simulated)',
      ...signed,
    };
    const status = await postWebhook({ url: target.url, body, headers, timeoutMs: 5000, signal });
    journal.add({
      at: clock.now(),
      direction: 'out',
      operation: `webhook:${event.type}`,
      method: 'POST',
      path: new URL(target.url).pathname,
      params: { event: event.id, attempt: String(delivery.attempt + 1), signature: delivery.signature },
      executed: true,
      status,
    });
    return status !== null && status >= 200 && status < 300;
  }

  function settle(delivery: Delivery, event: StripeEvent, delivered: boolean): void {
    const pause = BACK_OFF[delivery.attempt];
    if (delivered || pause === undefined) {
      state.deliveries.splice(state.deliveries.indexOf(delivery), 1);
      event.pending_webhooks = state.deliveries.filter((other) => other.eventId === event.id).length;
      for (const other of state.deliveries) {
        // An event that was held back may follow now that a later one has overtaken it.
        if (other.swapped && other.eventId !== event.id) Object.assign(other, { swapped: false, dueAt: clock.now() });
      }
      return;
    }
    delivery.attempt += 1;
    delivery.dueAt = clock.now() + pause;
  }

  async function deliverDue(signal: AbortSignal): Promise<boolean> {
    const due = state.deliveries.filter((one) => one.dueAt <= clock.now());
    due.sort((a, b) => a.dueAt - b.dueAt);
    for (const delivery of due) {
      const event = state.events[delivery.eventId];
      const target = targets(state, option).find((one) => one.id === delivery.endpointId);
      if (!event || !target) {
        state.deliveries.splice(state.deliveries.indexOf(delivery), 1);
        continue;
      }
      const delivered = await attempt(delivery, { event, target, signal });
      if (signal.aborted) return false;
      settle(delivery, event, delivered);
    }
    return due.length > 0;
  }

  return { emit, deliverDue };
}
