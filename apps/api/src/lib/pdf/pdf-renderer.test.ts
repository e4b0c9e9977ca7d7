import { afterEach, describe, expect, test } from 'vitest';
import { PdfRenderer, type PdfRendererOptions } from './index.ts';

const hello = { source: '#json(bytes(sys.inputs.data)).text', data: { text: 'hello' }, createdAt: 1_700_000_000 };
const endless = {
  source: '#let x = 0\n#for a in range(9000) { for b in range(9000) { x = x + 1 } }\n#x',
  data: {},
  createdAt: 0,
};

const open: PdfRenderer[] = [];
function renderer(options: PdfRendererOptions = {}): PdfRenderer {
  const created = new PdfRenderer(options);
  open.push(created);
  return created;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

const gone = (pid: number | undefined) => {
  try {
    process.kill(pid ?? 0, 0);
    return pid === undefined;
  } catch {
    return true;
  }
};

describe('a template cannot leave its box', () => {
  test.each([
    '#import "@preview/cetz:0.3.1"',
    '#include "x.typ"',
    '#eval("1")',
    '#plugin("x.wasm")',
    '#let n = "\\u{40}preview"',
  ])('%s is refused before typesetting', async (source) => {
    await expect(renderer().render({ ...hello, source })).rejects.toMatchObject({ code: 'pdf_invalid_job' });
  });

  test.each(['#read("/etc/passwd")', '#read("../../etc/passwd")'])('%s finds nothing', async (source) => {
    await expect(renderer().render({ ...hello, source })).rejects.toMatchObject({ code: 'pdf_failed' });
  });

  test('a file of a job is gone in the next job', async () => {
    const one = renderer();
    const source = '#read("/note.xml")';
    await one.render({ ...hello, source, files: { 'note.xml': Buffer.from('mine') } });
    await expect(one.render({ ...hello, source })).rejects.toMatchObject({ code: 'pdf_failed' });
  });

  test('file names are plain names', async () => {
    const files = { '../note.xml': Buffer.from('x') };
    await expect(renderer().render({ ...hello, files })).rejects.toMatchObject({ code: 'pdf_invalid_job' });
  });
});

describe('the worker is replaceable', () => {
  test('a document past its deadline is given up, its worker killed, and the next one works', async () => {
    const one = renderer({ deadlineMs: 700 });
    const slow = one.render(endless);
    const pid = one.workerPid;
    await expect(slow).rejects.toMatchObject({ code: 'pdf_timeout' });
    expect((await one.render(hello)).pages).toBe(1);
    await expect.poll(() => gone(pid)).toBe(true);
  });

  test('a worker that dies fails its document only', async () => {
    const one = renderer();
    const lost = one.render(endless);
    process.kill(one.workerPid ?? 0, 'SIGKILL');
    await expect(lost).rejects.toMatchObject({ code: 'pdf_failed' });
    expect((await one.render(hello)).pages).toBe(1);
  });

  test('it is replaced after its share of documents', async () => {
    const one = renderer({ recycleAfter: 2 });
    const pids: Array<number | undefined> = [];
    for (let index = 0; index < 5; index += 1) {
      await one.render(hello);
      pids.push(one.workerPid);
    }
    expect(new Set(pids).size).toBe(3);
  });

  test('one that has grown too large is replaced', async () => {
    const one = renderer({ maxMemory: 1 });
    await one.render(hello);
    expect(one.workerPid).toBeUndefined();
    expect((await one.render(hello)).pages).toBe(1);
  });

  test('it ends when there is nothing to do', async () => {
    const one = renderer({ idleMs: 50 });
    await one.render(hello);
    const pid = one.workerPid;
    await expect.poll(() => gone(pid)).toBe(true);
    expect((await one.render(hello)).pages).toBe(1);
  });
});

test('a full queue refuses, and closing fails what waits', async () => {
  const one = renderer({ maxQueue: 1 });
  const running = one.render(endless);
  const waiting = one.render(hello);
  await expect(one.render(hello)).rejects.toMatchObject({ code: 'pdf_busy' });
  const settled = Promise.allSettled([running, waiting]);
  await one.close();
  for (const result of await settled) expect(result).toMatchObject({ reason: { code: 'pdf_closed' } });
  await expect(one.render(hello)).rejects.toMatchObject({ code: 'pdf_closed' });
});

test('an error never quotes the data of a document', async () => {
  const source = '#int(json(bytes(sys.inputs.data)).text)';
  const error = await renderer()
    .render({ ...hello, source, data: { text: 'CANARY-1' } })
    .catch((reason: Error) => reason);
  expect(error).toMatchObject({ code: 'pdf_failed' });
  expect(String(error)).not.toContain('CANARY');
});
