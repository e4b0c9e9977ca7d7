import type { Permission, Surface } from '@panel1/shared-types';

/** Who acts. Permissions are resolved when the actor is built; nothing later widens them. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'user';
      readonly surface: Surface;
      readonly userId: string;
      readonly name: string;
      readonly sessionId: string;
      /** The client account that a portal user works in; null on the staff surface. */
      readonly clientId: string | null;
      readonly permissions: ReadonlySet<Permission>;
      readonly impersonator: { readonly userId: string; readonly name: string } | null;
    }
  | {
      readonly kind: 'api_key';
      readonly keyId: string;
      readonly name: string;
      readonly permissions: ReadonlySet<Permission>;
    }
  /** A job or a subscriber of ours. */
  | { readonly kind: 'system'; readonly name: string };

/** A portal user without any client account: matches no row, and is not null (null would mean "every client"). */
export const NO_CLIENT = '00000000-0000-0000-0000-000000000000';

/** The client that row-level security confines the actor to; null: the whole tenant. */
export function clientScope(actor: Actor): string | null {
  if (actor.kind !== 'user' || actor.surface === 'staff') return null;
  return actor.clientId ?? NO_CLIENT;
}

export function actorName(actor: Actor): string {
  return actor.kind === 'anonymous' ? 'visitor' : actor.name;
}

export function actorId(actor: Actor): string | null {
  if (actor.kind === 'user') return actor.userId;
  return actor.kind === 'api_key' ? actor.keyId : null;
}
