import type { AnyTRPCProcedure } from '@trpc/server';
import type { ProcedureMeta } from '#trpc/init.ts';
import { appRouter } from '#trpc/root.ts';

export interface WalkedProcedure {
  /** As a client calls it: `billing.list`. */
  path: string;
  type: 'query' | 'mutation' | 'subscription';
  meta: ProcedureMeta | undefined;
}

// At run time tRPC keeps all procedures flat, by dotted path; its type keeps the tree.
function flatProcedures(): Record<string, AnyTRPCProcedure> {
  return appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>;
}

/** Every procedure of the API with what it declares. */
export function walkRouter(): WalkedProcedure[] {
  return Object.entries(flatProcedures()).map(([path, { _def }]) => ({
    path,
    type: _def.type,
    meta: _def.meta as ProcedureMeta | undefined,
  }));
}
