import { randomUUID } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright-core';

declare global {
  interface Window {
    /** Requests without an answer yet, and what the page is about to do (ask for prices once nobody types). */
    p1Awaited?: Set<unknown>;
    /** Since when nothing has happened, as one call of `settled` saw it. */
    p1Quiet?: { place: string; since: number } | undefined;
    /** The router says of itself where it is and whether that is shown. */
    __TSR_ROUTER__?: { state: { status: string; location: { href: string }; resolvedLocation?: { href: string } } };
  }
}

const PATIENCE_MS = 20_000;
// As long as fields wait for the next letter; what comes later (a message that goes by itself) is part of the page.
const SOON_MS = 700;

/** Lets `settled` see what the pages of a context wait for. To be called before the first page is opened. */
export async function watchPages(context: BrowserContext): Promise<void> {
  await context.addInitScript((soonMs) => {
    const awaited = new Set<unknown>();
    window.p1Awaited = awaited;
    const ask = window.fetch;
    window.fetch = async (...of) => {
      // The stream of news never ends.
      if (String(of[0]).includes('live.events')) return ask(...of);
      const mark = {};
      awaited.add(mark);
      return ask(...of).finally(() => awaited.delete(mark));
    };
    const { setTimeout: wait, clearTimeout: forget } = window;
    const later = (act: TimerHandler, ms = 0, ...of: unknown[]): number => {
      const timer = wait(() => {
        awaited.delete(timer);
        if (typeof act === 'function') act(...of);
      }, ms);
      if (ms <= soonMs) awaited.add(timer);
      return timer;
    };
    window.setTimeout = Object.assign(later, wait);
    window.clearTimeout = (timer) => {
      awaited.delete(timer);
      forget(timer);
    };
  }, SOON_MS);
}

/**
 * Waits until a page is what it is going to be: the page that was clicked is the one shown, its data is there, and
 * nothing moves. What two pages have in common (a heading, a table) tells none of this.
 */
export async function settled(page: Page): Promise<void> {
  const of = { call: randomUUID(), quietMs: 60, unfinished: UNFINISHED };
  await page.waitForFunction(isQuiet, of, { polling: 20, timeout: PATIENCE_MS });
}

// The last is what the file of a page shows before its program has begun.
const UNFINISHED = '[data-slot=skeleton], [aria-busy=true], #root:empty, #root > [aria-hidden=true]:only-child';

/** Asked again and again in the browser, so it may use nothing from outside itself. */
function isQuiet({ call, quietMs, unfinished }: { call: string; quietMs: number; unfinished: string }): boolean {
  // The checkout is one page and has no router; the payment page is not ours.
  const router = window.__TSR_ROUTER__?.state;
  const isThere =
    router === undefined || (router.status === 'idle' && router.resolvedLocation?.href === router.location.href);
  const isLoaded = document.readyState === 'complete' && document.querySelector(unfinished) === null;
  const isMoving = document.getAnimations().some(({ effect, playState }) => {
    // A wheel that turns for ever is no movement to wait for.
    const { endTime } = effect?.getComputedTiming() ?? {};
    return playState === 'running' && endTime !== Number.POSITIVE_INFINITY;
  });
  const isIdle = (window.p1Awaited?.size ?? 0) === 0;
  const now = performance.now();
  const place = `${call} ${location.href}`;
  if (!isThere || !isLoaded || isMoving || !isIdle) window.p1Quiet = undefined;
  else if (window.p1Quiet?.place !== place) window.p1Quiet = { place, since: now };
  return window.p1Quiet !== undefined && now - window.p1Quiet.since >= quietMs;
}
