/** What a picture is, as its own bytes say; names and types that came with it do not count. */
export interface ImageFacts {
  format: 'png' | 'jpg';
  width: number;
  height: number;
}

const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, value) => {
  let crc = value;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

/**
 * Reads a PNG or JPEG from its first to its last byte; null for everything else. A file that goes on after its end, breaks
 * off, moves or fails its check sums is none: nothing may hide in what we serve to browsers and give to a typesetter.
 */
export function readImage(bytes: Uint8Array): ImageFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return PNG_START.every((byte, at) => bytes[at] === byte) ? readPng(view) : readJpeg(view);
  } catch (error) {
    // Every read beyond the end: the file says that it is longer than it is.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const tagAt = (view: DataView, at: number) =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

/** PNG (W3C, third edition): chunks of length, type, data and CRC, IHDR first and IEND last; no animation. */
function readPng(view: DataView): ImageFacts | null {
  let facts: ImageFacts | null = null;
  let hasData = false;
  for (let at = PNG_START.length; ; ) {
    const length = view.getUint32(at);
    const type = tagAt(view, at + 4);
    const end = at + 12 + length;
    if (view.getUint32(end - 4) !== crcOf(view, { from: at + 4, until: end - 4 })) return null;
    if ((facts === null) !== (type === 'IHDR') || type === 'acTL') return null;
    if (type === 'IHDR') facts = { format: 'png', width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (type === 'IDAT') hasData = true;
    if (type === 'IEND') return hasData && end === view.byteLength ? facts : null;
    at = end;
  }
}

function crcOf(view: DataView, { from, until }: { from: number; until: number }): number {
  let crc = 0xffffffff;
  for (let at = from; at < until; at += 1) crc = (CRC_TABLE[(crc ^ view.getUint8(at)) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const SCAN = 0xda;
const END = 0xd9;
/** Start-of-frame markers hold the size; these four of their range mean something else (ISO/IEC 10918-1, B.1). */
const NO_FRAMES = new Set([0xc4, 0xc8, 0xcc]);

/** JPEG: segments of marker and length up to the first scan, and the end marker as the last two bytes. */
function readJpeg(view: DataView): ImageFacts | null {
  if (view.getUint16(0) !== 0xffd8 || view.getUint16(view.byteLength - 2) !== 0xff00 + END) return null;
  let facts: ImageFacts | null = null;
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const length = view.getUint16(at + 2);
    if (length < 2) return null;
    if (marker === SCAN) return at + 2 + length < view.byteLength - 2 && isOneScanData(view, at) ? facts : null;
    if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAMES.has(marker)) {
      if (facts !== null) return null;
      facts = { format: 'jpg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    at += 2 + length;
  }
}

/** True when the end marker after the scans is the file's own end, and not followed by something else. */
function isOneScanData(view: DataView, from: number): boolean {
  for (let at = from + 2; at < view.byteLength - 2; at += 1)
    if (view.getUint8(at) === 0xff && view.getUint8(at + 1) === END) return false;
  return true;
}
