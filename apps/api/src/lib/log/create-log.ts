import { type DestinationStream, pino } from 'pino';
import type { Log } from '#lib/services.ts';
import { mask } from './mask.ts';
import { serialiseFields } from './serialise-fields.ts';

export interface LogOptions {
  /** Which process writes: `api`, `worker`, `relay`. */
  process: string;
  /** Least level that is written. Default `info`. */
  level?: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Where lines go. Default: standard output. */
  destination?: DestinationStream;
}

/**
 * Creates the log of a process: one JSON line per event with level, time and process. Fields go through an allow-list
 * and every text is masked, so that no secret and no forged line gets in.
 */
export function createLog(options: LogOptions): Log {
  const settings = {
    base: { process: options.process },
    level: options.level ?? 'info',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    messageKey: 'message',
    // Fields arrive finished; pino's own serialiser would add the stack and every property of an error again.
    serializers: { err: (written: unknown) => written },
  };
  const logger = options.destination ? pino(settings, options.destination) : pino(settings);
  return {
    debug: (fields, message) => logger.debug(serialiseFields({ ...fields }), mask(message)),
    info: (fields, message) => logger.info(serialiseFields({ ...fields }), mask(message)),
    warn: (fields, message) => logger.warn(serialiseFields({ ...fields }), mask(message)),
    error: (fields, message) => logger.error(serialiseFields({ ...fields }), mask(message)),
  };
}
