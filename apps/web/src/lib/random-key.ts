/**
 * A key that nobody else has: 128 random bits in hex. Not `crypto.randomUUID`, which browsers withhold from pages that come
 * over plain http from another machine.
 */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
