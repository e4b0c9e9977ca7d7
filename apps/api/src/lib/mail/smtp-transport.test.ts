import { createServer, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import type { MailMessage } from './mail-message.ts';
import { createMailboxTransport } from './mailbox-transport.ts';
import { createSmtpTransport } from './smtp-transport.ts';

const message: MailMessage = {
  messageId: '<mail-0001@panel.example>',
  from: { address: 'billing@panel.example', name: 'Nordlicht "Hosting", GmbH' },
  to: { address: 'ana@example.org', name: 'آنا' },
  subject: 'صورت‌حساب INV-1',
  html: '<p>Hello</p>',
  text: 'Hello',
};

const closers: Array<() => Promise<void>> = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** A real SMTP server on loopback; `received` holds the raw mails that it took. */
async function startServer(options: SMTPServerOptions = {}): Promise<{ url: string; received: string[] }> {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString('utf8'));
        done();
      });
    },
    ...options,
  });
  // A client that hangs up is what some of these tests want; the server reports it as an error.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  return { url: `smtp://127.0.0.1:${portOf(server.server)}`, received };
}

/** A server that behaves as `onConnection` says. */
async function startRawServer(onConnection: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  return `smtp://127.0.0.1:${portOf(server)}`;
}

function portOf(server: Pick<Server, 'address'>): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

function refusal(status: number): Error {
  return Object.assign(new Error('user ana@example.org is unknown here'), { responseCode: status });
}

test('a mail arrives with its id, both parts and readable headers', async () => {
  const { url, received } = await startServer();
  expect(await createSmtpTransport(url).send(message)).toEqual({ accepted: true, providerRef: message.messageId });
  const [raw = ''] = received;
  expect(raw).toMatch(/^Message-ID: <mail-0001@panel\.example>\r?$/m);
  expect(raw).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
  expect(raw).toContain('text/plain');
  expect(raw).toContain('text/html');
  expect(raw).toContain('=?UTF-8?');
});

test('a second try carries the same message id', async () => {
  const { url, received } = await startServer();
  const transport = createSmtpTransport(url);
  await transport.send(message);
  await transport.send(message);
  expect(received.map((raw) => /^Message-ID: (.*?)\r?$/im.exec(raw)?.[1])).toEqual([
    message.messageId,
    message.messageId,
  ]);
});

test.each<[string, Partial<MailMessage>]>([
  ['subject', { subject: 'Hi\r\nBcc: evil@example.org' }],
  ['name', { to: { address: 'ana@example.org', name: 'Ana\nBcc: evil@example.org' } }],
  ['address', { to: { address: 'ana@example.org\r\nRCPT TO:<evil@example.org>' } }],
  ['two addresses', { to: { address: 'ana@example.org,evil@example.org' } }],
  ['angle address', { to: { address: '"x" <evil@example.org>' } }],
  ['reply address', { replyTo: { address: 'a@b\nX: y' } }],
  ['message id', { messageId: '<a@b>\r\nX-Evil: 1' }],
])('a line end or a second address in the %s is refused before anything is sent', async (_field, over) => {
  const { url, received } = await startServer();
  for (const transport of [createSmtpTransport(url), createMailboxTransport()]) {
    const result = await transport.send({ ...message, ...over });
    expect(result).toMatchObject({ accepted: false, code: 'invalid_message', class: 'permanent' });
  }
  expect(received).toEqual([]);
});

test.each([
  [550, 'permanent', 'smtp_address_refused'],
  [450, 'transient', 'smtp_deferred'],
])('a recipient refused with %i is %s', async (status, kind, code) => {
  const { url } = await startServer({ onRcptTo: (_address, _session, done) => done(refusal(status)) });
  const result = await createSmtpTransport(url).send(message);
  expect(result).toMatchObject({ accepted: false, class: kind, code });
  expect(result.safeMessage).toContain(String(status));
  expect(result.safeMessage).not.toContain('ana@example.org');
});

test('a mail refused after its data with 554 is permanent', async () => {
  const { url } = await startServer({
    onData(stream, _session, done) {
      stream.resume();
      stream.on('end', () => done(refusal(554)));
    },
  });
  expect(await createSmtpTransport(url).send(message)).toMatchObject({ class: 'permanent', code: 'smtp_refused' });
});

test('a refused login keeps the mail for later and does not name the password', async () => {
  const { url } = await startServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(new Error('wrong')),
  });
  const result = await createSmtpTransport(url.replace('smtp://', 'smtp://panel:CANARY-7@')).send(message);
  expect(result).toMatchObject({ accepted: false, class: 'transient', code: 'smtp_login_refused' });
  expect(JSON.stringify(result)).not.toContain('CANARY');
});

test('a server that is not there is transient', async () => {
  const { url } = await startServer();
  await Promise.all(closers.splice(0).map((close) => close()));
  expect(await createSmtpTransport(url).send(message)).toMatchObject({ class: 'transient', code: 'smtp_unreachable' });
});

test('a server that never answers, or drips, is given up in time', async () => {
  const silent = await startRawServer(() => undefined);
  const dripping = await startRawServer((socket) => {
    const drip = setInterval(() => socket.write('220-x\r\n'), 50);
    socket.on('close', () => clearInterval(drip));
  });
  for (const url of [silent, dripping]) {
    const start = performance.now();
    const result = await createSmtpTransport(url, { totalMs: 400 }).send(message);
    expect(result).toMatchObject({ accepted: false, class: 'transient', code: 'smtp_timeout' });
    expect(performance.now() - start).toBeLessThan(2_000);
  }
});

test('a server whose certificate nobody vouches for gets no mail', async () => {
  const { url, received } = await startServer({ secure: true });
  const result = await createSmtpTransport(url.replace('smtp://', 'smtps://')).send(message);
  expect(result).toMatchObject({ accepted: false, class: 'transient', code: 'smtp_unreachable' });
  expect(received).toEqual([]);
});

test('the built-in mailbox takes every valid mail', async () => {
  expect(await createMailboxTransport().send(message)).toEqual({ accepted: true, providerRef: message.messageId });
});
