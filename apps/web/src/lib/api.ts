import { initTRPC } from '@trpc/server';

// The shape of the two procedures that the frame itself calls, until the API exports its router.
const t = initTRPC.create();

interface Me {
  user: { id: string; name: string; email: string };
  permissions: string[];
  tenant: { id: string; name: string; currency: string; timeZone: string; simulated: boolean };
  locale: string | null;
  impersonation: { staffName: string; expiresAt: string } | null;
}

const router = t.router({
  identity: t.router({
    me: t.procedure.query((): Me => {
      throw new Error('types only');
    }),
  }),
  live: t.router({
    events: t.procedure.subscription(async function* (): AsyncGenerator<{ event: string; id: string }> {
      yield* [];
    }),
  }),
});

export type AppRouter = typeof router;
