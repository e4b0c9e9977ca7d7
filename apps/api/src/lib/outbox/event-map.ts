/**
 * Names and payloads of all events. Each module adds its own in its events.ts:
 *
 *     declare module '#lib/outbox/event-map.ts' {
 *       interface EventMap { 'invoice.issued': { invoiceId: string } }
 *     }
 *
 * Payloads hold ids, never amounts, names or secrets: a consumer reads the rows.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the modules
export interface EventMap {}

export type EventName = keyof EventMap & string;

/** An event as a consumer gets it. */
export interface DomainEvent<N extends EventName = EventName> {
  id: string;
  name: N;
  payload: EventMap[N];
  clientId: string | null;
  occurredAt: Temporal.Instant;
}
