// Words that documentation, images and tutorials use as a password; any secret made of one of them and a short tail is
// guessed in the first minute.
const GUESSED_FIRST = [
  'admin',
  'administrator',
  'changeit',
  'changeme',
  'default',
  'demo',
  'example',
  'guest',
  'letmein',
  'mailpit',
  'master',
  'panel',
  'panel1',
  'pass',
  'passw0rd',
  'password',
  'postgres',
  'postgresql',
  'redis',
  'replaceme',
  'root',
  'secret',
  'supersecret',
  'test',
  'user',
  'welcome',
  'yoursecret',
];

/** True for a secret that is an example, a well-known default, one repeated character or a keyboard run. */
export function isWeakSecret(secret: string): boolean {
  const letters = secret.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (letters === '' && secret.length < 12) return true;
  if (new Set(secret.toLowerCase()).size < 5) return true;
  if ('01234567890123456789'.includes(letters) || 'qwertyuiopasdfghjklzxcvbnm'.includes(letters)) return true;
  // What is left after the well-known words and trailing digits were taken away is what somebody would have to guess.
  let rest = letters;
  for (const word of [...GUESSED_FIRST].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(word, '');
  return rest.replace(/\d+/g, '').length === 0 && rest.length <= 6;
}

/** True for a host name or address that always means this machine (RFC 6761: localhost and everything below it). */
export function isLocalHostname(hostname: string): boolean {
  const name = hostname.toLowerCase();
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '[::1]' ||
    name === '::1' ||
    /^127(\.\d{1,3}){3}$/.test(name)
  );
}
