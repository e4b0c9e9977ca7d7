import { escapeHtml, htmlPage } from '../kernel/html.ts';
import type { SimResponse } from '../kernel/http.ts';
import type { CheckoutSession, SessionLine } from './objects/checkout.ts';

const NOTICE = 'SIMULATED payment page: no money moves. Use test cards only.';

export interface CardFields {
  email: string;
  number: string;
  expiry: string;
  cvc: string;
  name: string;
}

/** What is wrong with the entry, and in which field (undefined: in none of them). */
export interface EntryProblem {
  field: keyof CardFields | undefined;
  message: string;
}

export function redirect(location: string): SimResponse {
  return { status: 303, headers: { location, 'cache-control': 'no-store' }, body: '' };
}

/** Minor units as people read them, by the currency's own number of decimals. */
export function money(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: currency.toUpperCase() });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

interface Input {
  name: keyof CardFields;
  label: string;
  attributes: string;
}

const EMAIL: Input = { name: 'email', label: 'E-mail', attributes: 'type="email" autocomplete="email"' };
const NUMBER: Input = {
  name: 'number',
  label: 'Card number',
  attributes: 'inputmode="numeric" autocomplete="cc-number"',
};
const EXPIRY: Input = {
  name: 'expiry',
  label: 'Expiry (MM/YY)',
  attributes: 'inputmode="text" autocomplete="cc-exp" placeholder="MM/YY"',
};
const CVC: Input = {
  name: 'cvc',
  label: 'Security code (CVC)',
  attributes: 'inputmode="numeric" autocomplete="cc-csc" maxlength="4"',
};
const NAME: Input = { name: 'name', label: 'Name on card', attributes: 'autocomplete="cc-name"' };

function input(field: Input, fields: CardFields | undefined, problem: EntryProblem | undefined): string {
  const wrong = problem?.field === field.name;
  // A security code is never sent back into a page.
  const value = field.name === 'cvc' ? '' : escapeHtml(fields?.[field.name] ?? '');
  const link = wrong ? ` aria-invalid="true" aria-describedby="${field.name}-error"` : '';
  const error = wrong
    ? `<p class="error" id="${field.name}-error" role="alert">${escapeHtml(problem.message)}</p>`
    : '';
  return `<div><label for="${field.name}">${field.label}</label><input id="${field.name}" name="${field.name}" value="${value}" required ${field.attributes}${link}>${error}</div>`;
}

function origins(urls: Array<string | null>): string[] {
  return [...new Set(urls.flatMap((url) => (url === null ? [] : [new URL(url).origin])))];
}

function summary(session: CheckoutSession, lines: SessionLine[]): string {
  const currency = session.currency ?? 'eur';
  if (session.mode === 'setup') return '<h1>Save a card</h1><p class="soft">Nothing is charged now.</p>';
  const rows = lines.map(
    (line) =>
      `<li><span>${escapeHtml(line.description)}${line.quantity > 1 ? ` × ${line.quantity}` : ''}</span><span>${money(line.amount_total, line.currency)}</span></li>`,
  );
  return `<h1>Pay by card</h1><p class="amount">${money(session.amount_total ?? 0, currency)}</p><ul>${rows.join('')}</ul>`;
}

const goBack = (session: CheckoutSession) =>
  session.mode === 'setup' ? 'Go back without saving' : 'Go back without paying';

export interface FormView {
  session: CheckoutSession;
  lines: SessionLine[];
  fields: CardFields | undefined;
  problem: EntryProblem | undefined;
  needsEmail: boolean;
}

/** The card form of a checkout session. */
export function formPage({ session, lines, fields, problem, needsEmail }: FormView): SimResponse {
  const one = (field: Input): string => input(field, fields, problem);
  const general =
    problem && problem.field === undefined ? `<p class="error" role="alert">${escapeHtml(problem.message)}</p>` : '';
  const action =
    session.mode === 'setup' ? 'Save card' : `Pay ${money(session.amount_total ?? 0, session.currency ?? 'eur')}`;
  const back = session.cancel_url === null ? '' : `<a href="${escapeHtml(session.cancel_url)}">${goBack(session)}</a>`;
  const email = needsEmail
    ? one(EMAIL)
    : session.customer_email === null
      ? ''
      : `<p class="soft">${escapeHtml(session.customer_email)}</p>`;
  return htmlPage({
    title: 'Simulated payment',
    notice: NOTICE,
    // A declined card is an ordinary page to a browser, as with the vendor.
    formTargets: origins([session.success_url, session.cancel_url]),
    main: `<section class="card">${summary(session, lines)}</section>
<form class="card" method="post" action="/c/pay/${session.id}" novalidate>${general}${email}${one(NUMBER)}<div class="two">${one(EXPIRY)}${one(CVC)}</div>${one(NAME)}
<button type="submit">${action}</button></form>
<p class="soft">Test cards: <code>4242 4242 4242 4242</code> pays, <code>4000 0027 6000 3184</code> asks for confirmation, <code>4000 0000 0000 9995</code> is declined. Any future date and code.</p>${back}`,
  });
}

/** The simulated bank's question. */
export function challengePage(amount: number | null, currency: string | null, targets: string[]): SimResponse {
  const what = amount === null || currency === null ? 'saving your card' : `the payment of ${money(amount, currency)}`;
  return htmlPage({
    title: 'Simulated bank confirmation',
    notice: 'SIMULATED bank page: nothing here is real.',
    formTargets: origins(targets),
    main: `<form class="card" method="post"><h1>Confirm with your bank</h1><p>Do you approve ${what}?</p>
<button type="submit" name="answer" value="approve">Approve</button><button class="plain" type="submit" name="answer" value="decline">Decline</button></form>`,
  });
}

/** A session that can no longer be paid, or one that never was. */
export function closedPage(session: CheckoutSession | undefined): SimResponse {
  const back = session?.cancel_url ? `<a href="${escapeHtml(session.cancel_url)}">Go back to the shop</a>` : '';
  const text = session ? 'This payment link has expired. Start the payment again.' : 'There is no such payment here.';
  return htmlPage({
    title: 'Simulated payment: not available',
    notice: NOTICE,
    status: session ? 200 : 404,
    main: `<section class="card"><h1>Payment not available</h1><p>${text}</p>${back}</section>`,
  });
}
