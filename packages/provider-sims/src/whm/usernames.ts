import type { WhmAccount } from './state.ts';

const RESERVED = new Set(['root', 'admin', 'cpanel', 'mysql', 'nobody', 'mail', 'daemon', 'postgres', 'www', 'virtfs']);

/** Why cPanel refuses a new username, or undefined when it may be used. */
export function usernameProblem(user: string, accounts: readonly WhmAccount[]): string | undefined {
  if (user === '') return 'Sorry, you must provide a username.';
  if (user.length > 16) return `Sorry, “${user}” is longer than 16 characters.`;
  if (!/^[a-z0-9]+$/.test(user)) return `Sorry, “${user}” may contain only the letters a-z and the digits 0-9.`;
  if (/^[0-9]/.test(user)) return `Sorry, the username “${user}” cannot begin with a number.`;
  if (user.startsWith('test')) return `Sorry, the username “${user}” cannot begin with the string “test”.`;
  if (RESERVED.has(user)) return `Sorry, “${user}” is a reserved username.`;
  if (accounts.some((a) => a.user === user)) return `This system already has an account named “${user}”.`;
  const twin = accounts.find((a) => a.user.slice(0, 8) === user.slice(0, 8));
  if (twin) return `The first eight characters of “${user}” are not unique: “${twin.user}” exists.`;
  return undefined;
}
