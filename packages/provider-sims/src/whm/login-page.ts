import { escapeHtml, htmlPage } from '../kernel/html.ts';
import type { SimResponse } from '../kernel/http.ts';
import type { WhmState } from './state.ts';

const NOTICE = 'SIMULATED cPanel: no real hosting account is behind this page.';

function refusal(text: string): SimResponse {
  return htmlPage({
    title: 'Simulated cPanel: link refused',
    notice: NOTICE,
    status: 403,
    main: `<section class="card"><h1>This login link cannot be used</h1><p>${escapeHtml(text)}</p></section>`,
  });
}

/** Spends a session link: it works once, and not after its time. `now` in Unix seconds. */
export function openSession(state: WhmState, sessionId: string, now: number): SimResponse {
  const session = state.sessions[sessionId];
  const account = session ? state.accounts[session.user] : undefined;
  if (!session || !account) return refusal('It is unknown here. Ask for a new one.');
  if (session.used) return refusal('It was used before. Each link works once: ask for a new one.');
  if (session.expires < now) return refusal('It has expired. Ask for a new one.');
  session.used = true;
  const rows = [
    ['Account', account.user],
    ['Domain', account.domain],
    ['Package', account.plan],
    ['Service', session.service],
    ['State', account.suspendedAt === null ? 'Active' : 'Suspended'],
  ].map(([name, value]) => `<div class="row"><dt class="soft">${name}</dt><dd>${escapeHtml(value ?? '')}</dd></div>`);
  return htmlPage({
    title: `Simulated cPanel: ${account.user}`,
    notice: NOTICE,
    main: `<section class="card"><h1>You are logged in to ${escapeHtml(account.domain)}</h1><dl>${rows.join('')}</dl></section>`,
  });
}
