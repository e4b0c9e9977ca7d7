import { format } from 'node:util';
import { createFrameReader, encodeFrame, FRAME, type Frame } from '../wire/frames.ts';

type Level = 'debug' | 'info' | 'warn' | 'error';

/** The process's end of the pipe. */
export interface Connection {
  send(type: number, id: number, payload: unknown): void;
  onFrame(handler: (frame: Frame) => void): void;
  log(level: Level, message: string, call?: number): void;
  captureConsole(): void;
}

/** Frames in from `input`, frames out through `write`. Ends the process when the host's end closes or makes no sense. */
export function createConnection(input: NodeJS.ReadStream, write: (bytes: Buffer) => void): Connection {
  let handler: (frame: Frame) => void = () => {};
  const read = createFrameReader((frame) => handler(frame));
  input.on('data', (chunk: Buffer) => read(chunk));
  input.on('end', () => process.exit(0));
  const send: Connection['send'] = (type, id, payload) => write(encodeFrame(type, id, payload));
  const log: Connection['log'] = (level, message, call) =>
    send(FRAME.log, 0, { level, message: message.slice(0, 4000), ...(call === undefined ? {} : { call }) });
  return {
    send,
    log,
    onFrame: (next) => {
      handler = next;
    },
    captureConsole() {
      const printed =
        (level: Level) =>
        (...parts: unknown[]): void =>
          log(level, format(...parts));
      Object.assign(globalThis.console, {
        debug: printed('debug'),
        trace: printed('debug'),
        log: printed('info'),
        info: printed('info'),
        warn: printed('warn'),
        error: printed('error'),
      });
      process.stdout.write = (text: string | Uint8Array): boolean => {
        log('info', typeof text === 'string' ? text : Buffer.from(text).toString('utf8'));
        return true;
      };
    },
  };
}
