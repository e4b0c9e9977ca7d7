/**
 * A path to go to after login, or the fallback. Only paths of our own origin pass: `//host`, `/\host`, a scheme or
 * control characters would send a person who just logged in to somebody else's page.
 */
export function safeReturnPath(raw: unknown, fallback: string): string {
  if (typeof raw !== 'string' || !raw.startsWith('/') || raw.startsWith('//')) return fallback;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them, which would turn /\t/host into //host
  if (/[\\\u0000-\u001f\u007f]/.test(raw)) return fallback;
  const url = new URL(raw, 'https://panel.invalid');
  return url.origin === 'https://panel.invalid' ? url.pathname + url.search + url.hash : fallback;
}
