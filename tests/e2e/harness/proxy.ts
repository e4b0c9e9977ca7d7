import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';

const DOCUMENT = join(import.meta.dirname, '../../../docs/operations/behind-a-proxy.md');

/** The host of the documented examples. */
export const HOST = 'panel.example.com';

export const PROXIES = ['nginx', 'Caddy'] as const;
export type ProxyName = (typeof PROXIES)[number];

/** A proxy on this machine that runs an example of the documentation. */
export interface LocalProxy {
  httpPort: number;
  httpsPort: number;
  /** PEM of the certificate that it shows, which signed itself. */
  certificate: string;
  stop(): Promise<void>;
}

interface Place {
  folder: string;
  panelPort: number;
  httpPort: number;
  httpsPort: number;
}

/** Whether the programs that the proxy's test needs are on PATH. */
export function hasProxy(name: ProxyName): boolean {
  try {
    execFileSync(name.toLowerCase(), [name === 'nginx' ? '-v' : 'version'], { stdio: 'ignore' });
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Starts nginx or Caddy with the example of its section, in front of `panelPort`: only ports and files are replaced. */
export async function startProxy(name: ProxyName, panelPort: number): Promise<LocalProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'panel1-proxy-'));
  const certificate = await makeCertificate(folder);
  const place = { folder, panelPort, httpPort: await freePort(), httpsPort: await freePort() };
  const example = await exampleOf(name);
  const child = name === 'nginx' ? await startNginx(example, place) : await startCaddy(example, place);
  const killLeftOver = () => void child.kill('SIGKILL');
  process.once('exit', killLeftOver);
  const stop = async () => {
    process.off('exit', killLeftOver);
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await untilListening(child, place.httpsPort);
  } catch (error) {
    await stop();
    throw error;
  }
  return { httpPort: place.httpPort, httpsPort: place.httpsPort, certificate, stop };
}

async function exampleOf(name: ProxyName): Promise<string> {
  const section = (await readFile(DOCUMENT, 'utf8')).split(/^## /m).find((part) => part.startsWith(`${name}\n`));
  const [, example] = /^```\n(.*?)^```/ms.exec(section ?? '') ?? [];
  if (example === undefined) throw new Error(`The documentation has no example for ${name}.`);
  return example;
}

async function makeCertificate(folder: string): Promise<string> {
  const key = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const files = ['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')];
  const subject = ['-subj', `/CN=${HOST}`, '-addext', `subjectAltName=DNS:${HOST}`];
  execFileSync('openssl', [...key, ...files, ...subject], { stdio: 'ignore' });
  return readFile(join(folder, 'fullchain.pem'), 'utf8');
}

/** Replaces, and fails where there is nothing to replace: the example would not be what is tested. */
function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`The example has no "${from}".`);
  return text.replaceAll(from, to);
}

async function startNginx(example: string, { folder, panelPort, httpPort, httpsPort }: Place): Promise<ChildProcess> {
  let server = replaced(example, `/etc/letsencrypt/live/${HOST}`, folder);
  server = replaced(server, '127.0.0.1:3000', `127.0.0.1:${panelPort}`);
  server = replaced(
    replaced(server, 'listen 443', `listen ${httpsPort}`),
    'listen [::]:443',
    `listen [::]:${httpsPort}`,
  );
  server = replaced(replaced(server, 'listen 80', `listen ${httpPort}`), 'listen [::]:80', `listen [::]:${httpPort}`);
  const scratch = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  // Under root its workers would have an account of their own, which cannot write into our folder.
  const user = process.getuid?.() === 0 ? ['user root;'] : [];
  const config = [
    ...user,
    'daemon off;',
    `pid ${folder}/nginx.pid;`,
    'error_log stderr;',
    'events {}',
    'http {',
    'access_log off;',
    ...scratch.map((kind) => `${kind}_temp_path ${folder}/${kind};`),
    server,
    '}',
  ];
  await writeFile(join(folder, 'nginx.conf'), config.join('\n'));
  return spawnProxy('nginx', ['-e', 'stderr', '-p', folder, '-c', join(folder, 'nginx.conf')], folder);
}

async function startCaddy(example: string, { folder, panelPort, httpPort, httpsPort }: Place): Promise<ChildProcess> {
  const files = `tls ${folder}/fullchain.pem ${folder}/privkey.pem`;
  let site = replaced(example, `${HOST} {`, `${HOST} {\n\t${files}`);
  site = replaced(site, '127.0.0.1:3000', `127.0.0.1:${panelPort}`);
  const ports = ['admin off', `http_port ${httpPort}`, `https_port ${httpsPort}`, 'skip_install_trust'];
  await writeFile(join(folder, 'Caddyfile'), `{\n\t${ports.join('\n\t')}\n}\n${site}`);
  return spawnProxy('caddy', ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')], folder);
}

function spawnProxy(program: string, args: string[], folder: string): ChildProcess {
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  return spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
}

async function untilListening(child: ChildProcess, port: number): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(-3000);
  });
  for (let turn = 0; turn < 400 && child.exitCode === null; turn += 1) {
    const socket = connect(port, '127.0.0.1');
    const [event] = await Promise.race([once(socket, 'connect').then(() => ['up']), once(socket, 'error')]).catch(
      () => [],
    );
    socket.destroy();
    if (event === 'up') return;
    await sleep(25);
  }
  throw new Error(`The proxy does not take its example:\n${said}`);
}
