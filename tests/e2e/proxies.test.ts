import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type ApiClient, staffApi } from './harness/api-client.ts';
import { billClient } from './harness/bill-client.ts';
import { launchBrowser } from './harness/browser.ts';
import { type Instance, startInstance } from './harness/instance.ts';
import { HOST, hasProxy, type LocalProxy, PROXIES, startProxy } from './harness/proxy.ts';

// The examples of docs/operations/behind-a-proxy.md, run as they stand there.
const CUSTOMER = 'maren@holtkamp-tischlerei.example';
const mustHaveAll = process.env['CI'] === 'true';

const settings = { PANEL1_PUBLIC_URL: `https://${HOST}`, PANEL1_TRUSTED_PROXIES: '127.0.0.1' };

let panel: Instance;
let staff: ApiClient;
let webhookSecret: string;

beforeAll(async () => {
  panel = await startInstance(settings, { isWebBuilt: false });
  staff = await staffApi(panel);
  webhookSecret = (await panel.simulators()).stripeWebhookSecret;
}, 240_000);

afterAll(() => panel?.stop());

interface Sent {
  path: string;
  body?: string | Buffer;
  headers?: Readonly<Record<string, string>>;
  /** Which of this machine's addresses the visitor has. */
  from?: string;
}

/** Sends a request to the proxy as the world does, and answers as soon as the head of the answer is there. */
async function send(proxy: LocalProxy, { path, body, headers, from }: Sent): Promise<IncomingMessage> {
  const sent = request({
    host: '127.0.0.1',
    port: proxy.httpsPort,
    servername: HOST,
    ca: proxy.certificate,
    method: body === undefined ? 'GET' : 'POST',
    path,
    headers: { host: HOST, 'content-type': 'application/json', 'x-p1': '1', ...headers },
    agent: false,
    ...(from === undefined ? {} : { localAddress: from }),
  });
  const answered: Promise<IncomingMessage[]> = once(sent, 'response');
  sent.end(body);
  const [answer] = await answered;
  if (answer === undefined) throw new Error('no answer');
  return answer;
}

async function text(answer: IncomingMessage): Promise<string> {
  return Buffer.concat(await answer.toArray()).toString();
}

async function sendAll(proxy: LocalProxy, what: Sent): Promise<{ status: number | undefined; body: unknown }> {
  const answer = await send(proxy, what);
  return { status: answer.statusCode, body: JSON.parse(await text(answer)) };
}

const logIn = (proxy: LocalProxy, of: Omit<Sent, 'path' | 'body'>) =>
  send(proxy, {
    ...of,
    path: '/auth/client/login',
    body: JSON.stringify({ email: CUSTOMER, password: panel.admin.password }),
  });

function signed(body: string): Record<string, string> {
  const seconds = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', webhookSecret).update(`${seconds}.${body}`).digest('hex');
  return { 'stripe-signature': `t=${seconds},v1=${signature}` };
}

/** Something happens in the panel that its staff hear of. */
const makeNews = () => billClient(staff, 'Holtkamp');

/** A browser in which the customer came by plain http and logged in. */
async function visitInvoices(proxy: LocalProxy) {
  const places = { [`${HOST}:443`]: `127.0.0.1:${proxy.httpsPort}`, [`${HOST}:80`]: `127.0.0.1:${proxy.httpPort}` };
  const browser = await launchBrowser(places);
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'en' });
  const page = await context.newPage();
  await page.goto(`http://${HOST}/login?next=/portal/invoices`);
  expect(page.url()).toBe(`https://${HOST}/login?next=/portal/invoices`);
  await page.getByLabel('E-mail').fill(CUSTOMER);
  await page.getByLabel('Password', { exact: true }).fill(panel.admin.password);
  const listens = page.waitForResponse(/live\.events/);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL(`https://${HOST}/portal/invoices`);
  await listens;
  return { page, context, close: () => browser.close() };
}

const samePlace = ({ url, dataDir }: Instance) => ({ PORT: new URL(url).port, PANEL1_DATA_DIR: dataDir });

describe.each(PROXIES)('behind the documented %s', (name) => {
  const isHere = hasProxy(name);
  let proxy: LocalProxy;

  beforeAll(async () => {
    if (isHere) proxy = await startProxy(name, Number(new URL(panel.url).port));
    else if (mustHaveAll)
      throw new Error(`${name} and openssl are needed (CI=true): put them on PATH (apt-get install).`);
  });
  afterAll(() => proxy?.stop());

  test.runIf(isHere || mustHaveAll)('a person comes by plain http, logs in over TLS and stays logged in', async () => {
    const { page, context, close } = await visitInvoices(proxy);
    const cookies = await context.cookies();
    expect(cookies).toMatchObject([{ name: '__Host-p1_client', secure: true, httpOnly: true, domain: HOST }]);
    await page.reload();
    await page.getByRole('heading', { name: 'Invoices' }).first().waitFor();
    // Streams stay open: over HTTP/1.1 the seventh tab would wait for ever.
    const protocol = () => performance.getEntriesByType('navigation').map((entry) => entry.toJSON().nextHopProtocol);
    expect(await page.evaluate(protocol)).toEqual(['h2']);
    await close();
  });

  test.runIf(isHere || mustHaveAll)(
    'a page that was open while the panel started again goes on hearing news',
    async () => {
      const { page, close } = await visitInvoices(proxy);
      await page.getByRole('link', { name: /INV/ }).first().waitFor();
      const before = await page.getByRole('link', { name: /INV/ }).count();
      await panel.stop({ isDataKept: true });
      panel = {
        ...(await startInstance({ ...settings, ...samePlace(panel) }, { isWebBuilt: false })),
        admin: panel.admin,
      };
      await staff.logIn('staff', panel.admin.email, panel.admin.password);
      await makeNews();
      await expect.poll(() => page.getByRole('link', { name: /INV/ }).count(), { timeout: 30_000 }).toBe(before + 1);
      await close();
    },
  );

  test.runIf(isHere || mustHaveAll)('news reach the browser at once', async () => {
    const headers = { authorization: `Bearer ${staff.token()}`, accept: 'text/event-stream' };
    const stream = await send(proxy, { path: '/trpc/live.events?input=%7B%7D', headers });
    expect(stream.statusCode).toBe(200);
    let heard = '';
    stream.on('data', (chunk: Buffer) => {
      heard += chunk.toString();
    });
    await expect.poll(() => heard, { timeout: 2000 }).toContain('connected');
    const invoiceId = await makeNews();
    await expect.poll(() => heard, { timeout: 5000 }).toContain(invoiceId);
    stream.destroy();
  });

  test.runIf(isHere || mustHaveAll)('a webhook arrives byte by byte, and a changed byte is refused', async () => {
    const body = `{ "id":"evt_${name}",\r\n\t"object" : "event", "type":"customer.created", "created":1, "livemode":false,
      "data":{"object":{"id":"cus_1","object":"customer","name":"Grüße \\u2028 ${'x'.repeat(600_000)}"}}  }\n`;
    const path = '/webhooks/stripe';
    const good = await sendAll(proxy, { path, body, headers: signed(body) });
    expect(good).toEqual({ status: 200, body: { received: true } });
    const bad = await sendAll(proxy, { path, body: `${body} `, headers: signed(body) });
    expect(bad).toEqual({ status: 400, body: { error: { code: 'request.invalid' } } });
  });

  test.runIf(isHere || mustHaveAll)('a body that is too large is refused by the panel, in its words', async () => {
    const body = JSON.stringify('x'.repeat(400_000));
    const answer = await sendAll(proxy, { path: '/trpc/identity.me', body });
    expect(answer).toEqual({ status: 413, body: { error: { code: 'request.too_large' } } });
  });

  test.runIf(isHere || mustHaveAll)("the visitor's own address is known, whatever the visitor claims", async () => {
    const claims = { 'x-forwarded-for': '203.0.113.7', forwarded: 'for=203.0.113.7', 'x-real-ip': '203.0.113.7' };
    const answer = await logIn(proxy, { from: '127.0.0.9', headers: claims });
    const { accessToken } = z.parse(z.object({ accessToken: z.string() }), JSON.parse(await text(answer)));
    const headers = { authorization: `Bearer ${accessToken}` };
    const { body } = await sendAll(proxy, { path: '/trpc/identity.sessions?input=%7B%7D', headers });
    const shape = z.object({
      result: z.object({ data: z.object({ rows: z.array(z.object({ isCurrent: z.boolean(), ip: z.string() })) }) }),
    });
    const { rows } = z.parse(shape, body).result.data;
    expect(rows.find(({ isCurrent }) => isCurrent)?.ip).toBe('127.0.0.9');
  });

  test.runIf(isHere || mustHaveAll)('no header but Host chooses whose panel it is', async () => {
    const answer = await send(proxy, { path: '/login', headers: { 'x-forwarded-host': 'nobody.example.com' } });
    expect(answer.statusCode).toBe(200);
    answer.destroy();
  });
});
