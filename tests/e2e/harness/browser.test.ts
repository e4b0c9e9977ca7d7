import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { openVisit, violations } from './visit.ts';

const PAGE = `<!doctype html><html lang="fa" dir="rtl"><title>panel</title>
<body style="font: 40px sans-serif; background: #0b6"><h1>Panel1</h1><p>Order 42</p><script>document.title = location.hostname</script>`;

describe('the browser of the tests', () => {
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE));
  let browser: Browser | undefined;
  let port: number;

  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    server.close();
  });

  const opened = (): Browser => {
    if (browser === undefined) throw new Error('no browser');
    return browser;
  };

  it('shows a page of a tenant host, in several contexts, and takes its picture', async () => {
    for (const host of ['localhost', 'a.localhost']) {
      const context = await opened().newContext({ viewport: { width: 390, height: 500 } });
      const page = await context.newPage();
      await page.goto(`http://${host}:${port}/`);
      expect(await page.title()).toBe(host);
      const picture = await page.screenshot();
      expect(picture.subarray(1, 4).toString()).toBe('PNG');
      await context.close();
    }
  });

  it('looks at a page and the frames in it, and finds what is wrong', async () => {
    const { page } = await openVisit(opened());
    await page.goto(`http://localhost:${port}/`);
    const grey = '<p style="color: #999; background: #aaa">Hard to read</p>';
    const wrong = `<main><h1>Title</h1><img src="x.png">${grey}<iframe title="in it" srcdoc='<img src="y.png">'></iframe></main>`;
    await page.setContent(`<!doctype html><html lang="en"><title>wrong</title><body>${wrong}`);
    const found = (await violations(page)).map((line) => line.split(' ').slice(1).join(' '));
    expect(found).toEqual(
      expect.arrayContaining([
        'image-alt: <img src="x.png">',
        'image-alt: <img src="y.png">',
        expect.stringContaining('color-contrast: <p style='),
      ]),
    );
    await page.setContent('<!doctype html><html lang="en"><title>right</title><body><main><h1>Title</h1></main>');
    expect(await violations(page)).toEqual([]);
  });

  it('cannot reach any other machine', async () => {
    const page = await opened().newPage();
    await expect(page.goto(`http://example.com:${port}/`)).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
  });
});
