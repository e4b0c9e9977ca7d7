import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { checkLogo, MAX_LOGO_BYTES } from '../core/logo-rules.ts';
import { readImage } from '../core/read-image.ts';

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.byteLength);
  crc.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, crc]);
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
function header(width: number, height: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data[8] = 8;
  return chunk('IHDR', data);
}
const DATA = chunk('IDAT', deflateSync(Buffer.alloc(64)));
const END = chunk('IEND', Buffer.alloc(0));
const png = (width = 120, height = 40, ...extra: Buffer[]) =>
  Buffer.concat([SIGNATURE, header(width, height), ...extra, DATA, END]);

const frame = (width: number, height: number) =>
  Buffer.from([0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
const SCAN = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0x34, 0xff, 0x00, 0x56]);
const jpeg = (...parts: Buffer[]) =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]), ...parts, Buffer.from([0xff, 0xd9])]);

test('a PNG and a JPEG are known by their bytes, with their size', () => {
  expect(readImage(png(120, 40))).toEqual({ format: 'png', width: 120, height: 40 });
  expect(readImage(jpeg(frame(300, 90), SCAN))).toEqual({ format: 'jpg', width: 300, height: 90 });
});

const flipped = png();
flipped[40] = (flipped[40] ?? 0) ^ 1;

test.each([
  ['nothing', Buffer.alloc(0)],
  ['text', Buffer.from('<html><script>alert(1)</script></html>')],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['a GIF', Buffer.from('GIF89a\x10\x00\x10\x00\x00\x00\x00;', 'latin1')],
  ['a WebP', Buffer.from('RIFF\x1a\x00\x00\x00WEBPVP8L', 'latin1')],
  ['a PNG that breaks off', png().subarray(0, -5)],
  ['a PNG with a page behind it', Buffer.concat([png(), Buffer.from('<script>alert(1)</script>')])],
  ['a PNG with a wrong check sum', flipped],
  ['a PNG without a picture', Buffer.concat([SIGNATURE, header(20, 20), END])],
  ['a PNG that moves', png(120, 40, chunk('acTL', Buffer.alloc(8)))],
  ['a PNG with two headers', png(120, 40, header(9000, 9000))],
  ['a PNG whose length lies', Buffer.concat([SIGNATURE, Buffer.from([0xff, 0xff, 0xff, 0xff]), Buffer.from('IHDR')])],
  ['a JPEG that breaks off', jpeg(frame(300, 90), SCAN).subarray(0, -2)],
  ['a JPEG with a page behind it', Buffer.concat([jpeg(frame(300, 90), SCAN), Buffer.from('<script>')])],
  ['a JPEG with another one behind it', Buffer.concat([jpeg(frame(300, 90), SCAN), jpeg(frame(300, 90), SCAN)])],
  ['a JPEG without a size', jpeg(SCAN)],
  ['a JPEG with two sizes', jpeg(frame(300, 90), frame(30_000, 30_000), SCAN)],
  ['a JPEG whose segment has no length', jpeg(Buffer.from([0xff, 0xe1, 0, 0]))],
])('%s is no logo', (_name, bytes) => {
  expect(checkLogo(bytes)).toBe('not_png_or_jpeg');
});

test.each([
  [15, 200],
  [200, 15],
  [2001, 200],
  [0, 0],
  [60_000, 60_000],
])('a picture of %i by %i pixels is no logo', (width, height) => {
  expect(checkLogo(png(width, height))).toBe('image_size');
});

test('a file beyond the limit is refused before anybody looks into it', () => {
  expect(checkLogo(Buffer.alloc(MAX_LOGO_BYTES + 1))).toBe('too_large');
});
