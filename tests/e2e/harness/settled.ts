import { randomUUID } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright-core';

declare global {
  interface Window {
    /** Requests of the page that have no answer yet. */
    p1Asked?: Set<object>;
    /** Since when nothing has happened, as one call of `settled` saw it. */
    p1Quiet?: { place: string; since: number } | undefined;
    /** The router says of itself where it is and whether that is shown. */
    __TSR_ROUTER__?: { state: { status: string; location: { href: string }; resolvedLocation?: { href: string } } };
  }
}

const PATIENCE_MS = 20_000;

/** Lets `settled` see what the pages of a context ask for. To be called before the first page is opened. */
export async function countRequests(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const asked = new Set<object>();
    const ask = window.fetch;
    window.p1Asked = asked;
    window.fetch = async (...of) => {
      // The stream of news never ends.
      if (String(of[0]).includes('live.events')) return ask(...of);
      const mark = {};
      asked.add(mark);
      try {
        return await ask(...of);
      } finally {
        asked.delete(mark);
      }
    };
  });
}

/**
 * Waits until a page is what it is going to be: the page that was clicked is the one shown, its data is there, and
 * nothing moves. What two pages have in common (a heading, a table) tells none of this.
 */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(isQuiet, { call: randomUUID(), quietMs: 60 }, { polling: 20, timeout: PATIENCE_MS });
}

/** Asked again and again in the browser, so it may use nothing from outside itself. */
function isQuiet({ call, quietMs }: { call: string; quietMs: number }): boolean {
  const router = window.__TSR_ROUTER__?.state;
  const isOurs = document.querySelector('#root') !== null;
  const isThere = !isOurs || (router?.status === 'idle' && router.resolvedLocation?.href === router.location.href);
  const isLoaded =
    document.readyState === 'complete' && document.querySelector('[data-slot=skeleton], [aria-busy=true]') === null;
  const isMoving = document.getAnimations().some(({ effect, playState }) => {
    // A wheel that turns for ever is no movement to wait for.
    const { endTime } = effect?.getComputedTiming() ?? {};
    return playState === 'running' && endTime !== Number.POSITIVE_INFINITY;
  });
  const isAnswered = (window.p1Asked?.size ?? 0) === 0;
  const now = performance.now();
  const place = `${call} ${location.href}`;
  if (!isThere || !isLoaded || isMoving || !isAnswered) window.p1Quiet = undefined;
  else if (window.p1Quiet?.place !== place) window.p1Quiet = { place, since: now };
  return window.p1Quiet !== undefined && now - window.p1Quiet.since >= quietMs;
}
