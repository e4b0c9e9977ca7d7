/** Bytes before the payload: u32 length, u8 type, u32 id, big endian. */
const HEADER = 9;
/** Longest payload. Whoever announces more is cut off before a byte of it is kept. */
export const MAX_PAYLOAD = 4 * 1024 * 1024;

/** Frame types. Below 16 the host speaks, from 16 on the plugin process. */
export const FRAME = {
  init: 1,
  invoke: 2,
  cancel: 3,
  ping: 4,
  fetchAnswer: 5,
  ready: 16,
  result: 17,
  error: 18,
  pong: 19,
  log: 20,
  fetch: 21,
} as const;

export interface Frame {
  readonly type: number;
  readonly id: number;
  /** Parsed JSON, unchecked. */
  readonly payload: unknown;
}

/** The other side broke the protocol; the connection is of no more use. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
}

/** One frame as bytes. Throws a FrameError for a payload over {@link MAX_PAYLOAD}. */
export function encodeFrame(type: number, id: number, payload: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(payload), 'utf8');
  if (body.length > MAX_PAYLOAD) throw new FrameError(`a message of ${body.length} bytes is too long`);
  const frame = Buffer.allocUnsafe(HEADER + body.length);
  frame.writeUInt32BE(body.length, 0);
  frame.writeUInt8(type, 4);
  frame.writeUInt32BE(id, 5);
  body.copy(frame, HEADER);
  return frame;
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new FrameError('a message is not JSON');
  }
}

/**
 * Cuts a byte stream into frames. The returned function takes the next chunk and calls `onFrame` for every whole
 * frame; it throws a FrameError at a violation.
 */
export function createFrameReader(onFrame: (frame: Frame) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let size = 0;
  let needed = HEADER;
  return (chunk) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size < needed) return;
    let bytes = chunks.length === 1 ? chunk : Buffer.concat(chunks);
    needed = HEADER;
    while (bytes.length >= HEADER) {
      const length = bytes.readUInt32BE(0);
      if (length > MAX_PAYLOAD) throw new FrameError(`a message announces ${length} bytes`);
      needed = HEADER + length;
      if (bytes.length < needed) break;
      onFrame({ type: bytes.readUInt8(4), id: bytes.readUInt32BE(5), payload: parsed(bytes.subarray(HEADER, needed)) });
      bytes = bytes.subarray(needed);
      needed = HEADER;
    }
    chunks = bytes.length > 0 ? [bytes] : [];
    size = bytes.length;
  };
}
