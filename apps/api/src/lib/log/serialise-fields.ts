import { mask } from './mask.ts';

type Written = string | number | boolean | null | WrittenError;

/** An error in a log: what it is and where, its words masked, never the rows or answers that hang on it. */
export interface WrittenError {
  type: string;
  message: string;
  code?: string;
  at?: string[];
  cause?: WrittenError;
}

const TEXT_FIELDS = [
  ...['requestId', 'tenantId', 'userId', 'sessionId', 'clientId', 'orderId', 'invoiceId', 'paymentId', 'serviceId'],
  ...['effectId', 'eventId', 'jobId', 'mailId', 'fileId', 'serverId', 'pluginId', 'command', 'query', 'procedure'],
  ...[
    'consumer',
    'event',
    'queue',
    'effect',
    'code',
    'kind',
    'state',
    'class',
    'process',
    'version',
    'method',
    'route',
  ],
  ...['host', 'address', 'signal', 'reason', 'outcome', 'backend', 'name'],
  ...['plugin', 'contract', 'schedule', 'template', 'locale'],
];
const NUMBER_FIELDS = [
  ...['status', 'durationMs', 'attempt', 'attempts', 'count', 'port', 'pid', 'bytes', 'waitMs', 'exitCode', 'pages'],
];

const SERIALISERS: ReadonlyMap<string, (value: unknown) => Written> = new Map([
  ...TEXT_FIELDS.map((name) => [name, textOf] as const),
  ...NUMBER_FIELDS.map((name) => [name, numberOf] as const),
  ['err', (value: unknown) => errorOf(value)] as const,
  ['path', pathOf] as const,
]);

/**
 * Lets only known fields into a log, each in a known shape. Others are named in `dropped`, without their values: a
 * field is added to the list here, after a look at what it may hold.
 */
export function serialiseFields(fields: Readonly<Record<string, unknown>>): Record<string, Written | string[]> {
  const written: Record<string, Written | string[]> = {};
  const dropped: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const serialise = SERIALISERS.get(name);
    if (!serialise) dropped.push(mask(name.slice(0, 60)));
    else if (value !== undefined) written[name] = serialise(value);
  }
  if (dropped.length > 0) written['dropped'] = dropped.slice(0, 20);
  return written;
}

function textOf(value: unknown): Written {
  if (typeof value === 'string') return mask(value);
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
    ? String(value)
    : '[object]';
}

function numberOf(value: unknown): Written {
  return typeof value === 'number' ? value : textOf(value);
}

/** The path of a URL; its query may hold tokens. */
function pathOf(value: unknown): Written {
  return typeof value === 'string' ? mask(value.split(/[?#]/)[0] ?? '') : '[object]';
}

const MAX_CAUSES = 3;

function errorOf(error: unknown, depth = 0): WrittenError {
  if (!(error instanceof Error)) return { type: typeof error, message: typeof error === 'string' ? mask(error) : '' };
  const code = 'code' in error && typeof error.code === 'string' ? mask(error.code) : undefined;
  const at = framesOf(error);
  return {
    type: mask(error.name),
    message: mask(firstLine(error.message)),
    ...(code === undefined ? {} : { code }),
    ...(at.length === 0 ? {} : { at }),
    ...(error.cause === undefined || depth >= MAX_CAUSES ? {} : { cause: errorOf(error.cause, depth + 1) }),
  };
}

/** Database drivers put SQL and its values on the lines after the first. */
function firstLine(message: string): string {
  const [first = '', ...rest] = message.split('\n');
  const shown = first.startsWith('Failed query') ? 'Failed query' : first;
  return rest.length > 0 ? `${shown} …` : shown;
}

/** Where it happened: stack frames of our own files, without the message that a stack begins with. */
function framesOf(error: Error): string[] {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const own = frames.filter((line) => !line.includes('node_modules') && !line.includes('node:'));
  return own.slice(0, 6).map((line) => mask(line.trim().replace(/file:\/\/\S*?\/(?=(?:apps|packages|plugins)\/)/, '')));
}
