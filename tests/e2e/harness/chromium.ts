import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { lstat, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';
import * as z from 'zod/mini';

/** A browser program and the variables it has to be started with. */
export type ChromiumProgram = Readonly<{ path: string; env: Readonly<Record<string, string>> }>;

/**
 * The browser of CHROMIUM_PATH, else the one that comes with the packages, unpacked once per user and version together
 * with the system libraries (a bare machine has no libnss3) and the font configuration that it needs.
 */
export async function findChromium(): Promise<ChromiumProgram> {
  const own = process.env['CHROMIUM_PATH'];
  if (own !== undefined && own !== '') return { path: own, env: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `No browser is shipped for ${process.platform}-${process.arch}: set CHROMIUM_PATH to a Chromium or Chrome.`,
    );
  }
  const folder = await unpacked();
  const env = { LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') };
  return { path: join(folder, 'chromium'), env };
}

async function unpacked(): Promise<string> {
  const manifest = findPackageJSON('@sparticuz/chromium', import.meta.url);
  if (manifest === undefined) throw new Error('@sparticuz/chromium is not installed.');
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile(manifest, 'utf8')));
  const home = await privateFolder();
  const target = join(home, version);
  if (await lstat(target).catch(() => undefined)) return target;
  const half = await mkdtemp(join(home, 'unpacking-'));
  const packed = join(dirname(manifest), 'bin');
  await Promise.all([
    unpackFile(join(packed, 'chromium.br'), join(half, 'chromium')),
    unpackFolder(join(packed, 'al2023.tar.br'), half),
    unpackFolder(join(packed, 'fonts.tar.br'), join(half, 'fonts')),
    unpackFolder(join(packed, 'swiftshader.tar.br'), half),
  ]);
  await writeFile(join(half, 'fonts', 'fonts.conf'), fontConfiguration(join(target, 'fonts')));
  // Renamed when whole, so that a run that was cut short or goes on beside this one never leaves half a browser.
  await rename(half, target).catch(() => rm(half, { recursive: true, force: true }));
  return target;
}

/** The configuration that is shipped names folders of another system. */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${join(folder, 'cache')}</cachedir></fontconfig>
`;
}

/** A folder in the temporary folder that only this user can write to: a program is run from it. */
async function privateFolder(): Promise<string> {
  const uid = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `panel1-chromium-${uid}`);
  await mkdir(folder, { mode: 0o700 }).catch(() => undefined);
  const facts = await lstat(folder);
  if (!facts.isDirectory() || facts.uid !== uid || (facts.mode & 0o022) !== 0) {
    throw new Error(`${folder} does not belong to you alone. Remove it, or set TMPDIR to a folder of your own.`);
  }
  return folder;
}

async function unpackFile(packed: string, target: string): Promise<void> {
  await pipeline(
    createReadStream(packed),
    createBrotliDecompress({ chunkSize: 1 << 21 }),
    createWriteStream(target, { mode: 0o700 }),
  );
}

/** Unpacks one of the small archives (a few megabytes). */
async function unpackFolder(packed: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true, mode: 0o700 });
  const archive = await promisify(brotliDecompress)(await readFile(packed));
  const said: string[] = [];
  const tar = spawn('tar', ['-x', '--no-same-owner', '-C', target], { stdio: ['pipe', 'ignore', 'pipe'] });
  tar.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const ended = new Promise<number | null>((done, fail) => {
    tar.once('error', fail);
    tar.once('close', done);
  });
  tar.stdin.on('error', () => undefined);
  tar.stdin.end(archive);
  if ((await ended) !== 0) throw new Error(`${packed} could not be unpacked: ${said.join('').trim()}`);
}
