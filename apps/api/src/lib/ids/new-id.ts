import { randomUUIDv7 } from 'node:crypto';

/** A new row id: a UUID of version 7, so that ids sort by time. */
export function newId(): string {
  return randomUUIDv7();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id itself when it is a lower-case UUID; throws a RangeError otherwise. */
export function checkedUuid(value: string): string {
  if (!UUID.test(value)) throw new RangeError('not a uuid');
  return value;
}
