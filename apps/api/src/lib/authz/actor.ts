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
      /** The client groups that a staff member is confined to; null: every client. */
      readonly clientGroupIds: readonly string[] | null;
      readonly impersonator: { readonly userId: string; readonly name: string } | null;
    }
  | {
      readonly kind: 'api_key';
      readonly keyId: string;
      readonly name: string;
      readonly permissions: ReadonlySet<Permission>;
      /** The staff scope of whoever made the key. */
      readonly clientGroupIds: readonly string[] | null;
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

/** The client groups that row-level security confines the actor to; null: every client. */
export function groupScope(actor: Actor): readonly string[] | null {
  return actor.kind === 'user' || actor.kind === 'api_key' ? actor.clientGroupIds : null;
}

/** Which rows of its tenant an actor may see: what `withTenant` tells the database. */
export function rowScope(actor: Actor): { clientId: string | null; clientGroupIds: readonly string[] | null } {
  return { clientId: clientScope(actor), clientGroupIds: groupScope(actor) };
}

export function actorName(actor: Actor): string {
  return actor.kind === 'anonymous' ? 'visitor' : actor.name;
}

export function actorId(actor: Actor): string | null {
  if (actor.kind === 'user') return actor.userId;
  return actor.kind === 'api_key' ? actor.keyId : null;
}
