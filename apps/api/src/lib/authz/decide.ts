import type { Permission } from '@panel1/shared-types';
import { AppError } from '#lib/errors/app-error.ts';
import { type Actor, groupScope } from './actor.ts';

/** What a command or query asks for: a permission, or one of two open doors. */
export type Access = Permission | 'public' | 'self';

/** True when the actor may use it: deny by default, no wildcard. `self` means any signed-in user, on own data. */
export function isAllowed(actor: Actor, access: Access): boolean {
  if (access === 'public') return true;
  if (actor.kind === 'system') return true;
  if (access === 'self') return actor.kind === 'user';
  return (actor.kind === 'user' || actor.kind === 'api_key') && actor.permissions.has(access);
}

/** Throws `auth.required` for a visitor and `auth.forbidden` for everybody else who may not. */
export function demand(actor: Actor, access: Access): void {
  if (isAllowed(actor, access)) return;
  throw new AppError(actor.kind === 'anonymous' ? 'auth.required' : 'auth.forbidden');
}

/**
 * Throws `auth.out_of_scope` for staff with a scope: what follows counts or changes things of every client, and they
 * see a part of them.
 */
export function demandEveryClient(actor: Actor): void {
  if (groupScope(actor) !== null) throw new AppError('auth.out_of_scope');
}
