/** What the address says of a payment method that is being added. */
export interface SetupLink {
  setupId: string;
  /** Begun here a moment ago: the page of the gateway comes next. */
  isJustStarted: boolean;
  cameBack: 'returned' | 'cancelled' | null;
}

/** `?setup=<id>` with `go=1` after the start and `payment=returned` or `cancelled` after the gateway's page; null without one. */
export function readSetupLink(search: Readonly<Record<string, unknown>>): SetupLink | null {
  const { setup, go, payment } = search;
  if (typeof setup !== 'string' || setup === '') return null;
  const cameBack = payment === 'returned' || payment === 'cancelled' ? payment : null;
  return { setupId: setup, isJustStarted: go !== undefined, cameBack };
}
