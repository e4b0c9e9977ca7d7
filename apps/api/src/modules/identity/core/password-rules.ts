/** Long passwords that lists of leaked ones, mostly short, do not have; compared without case and separators. */
const COMMON = new Set([
  ...['123456789012', '1234567890123', '12345678901234', '123456123456', '123123123123', '112233445566'],
  ...['111222333444', '987654321098', '098765432109', '123321123321', 'qwertyuiop12', 'qwertyuiop123'],
  ...['qwertyuiopas', 'qwertyuiopasdf', 'qwertyuiopasdfghjkl', 'qwertyqwerty', 'qwerty123456', 'qwerty1234567'],
  ...['qwerty12345678', '1q2w3e4r5t6y', '1qaz2wsx3edc', '1qaz2wsx3edc4rfv', 'qazwsxedcrfv', 'zaq12wsxcde3'],
  ...['asdfghjkl123', 'asdfghjkl1234', 'zxcvbnmasdfg', 'passwordpassword', 'password1234', 'password12345'],
  ...['password123456', 'passw0rd1234', 'p@ssw0rd1234', 'p@ssword1234', 'mypassword123', 'newpassword1'],
  ...['letmein12345', 'letmeinplease', 'iloveyou1234', 'iloveyouforever', 'iloveyousomuch', 'welcome12345'],
  ...['welcome123456', 'administrator', 'administrator1', 'admin1234567', 'admin12345678', 'adminadmin12'],
  ...['adminadminadmin', 'changeme1234', 'changemenow1', 'sunshine1234', 'princess1234', 'football1234'],
  ...['baseball1234', 'superman1234', 'dragon123456', 'monkey123456', 'abcdefghijkl', 'abcdefghijklm'],
  ...['abc123abc123', 'abcd1234abcd', 'a1b2c3d4e5f6', 'correcthorsebatterystaple', 'trustno1trustno1', 'secret123456'],
  ...['secretpassword', 'supersecret1', 'default12345', 'temppassword', 'temppassword1', 'temporary123'],
]);

const COMMON_WORDS = ['password', 'passwort', 'admin', 'welcome', 'letmein', 'qwerty', 'panel', 'hosting', 'login'];
const FEWEST_OWN_CHARACTERS = 5;

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s._@/\\-]+/g, '');

/** How the characters are read that people put in place of letters. */
const STAND_INS: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  $: 's',
  '!': 'i',
};
const HEAD = /^[\p{N}\p{P}\p{S}]+/u;
const TAIL = /[\p{N}\p{P}\p{S}]+$/u;
const SHORTEST_WORD = 4;

export interface PasswordFacts {
  /** The provider's name, the person's name and address. */
  about: readonly string[];
  /** Passwords that everybody tries, in lower case and of any length. */
  common: ReadonlySet<string>;
}

/**
 * True when a password is easy to guess: one of the common ones, also with digits and signs around it or in place of
 * letters; one character or a short or common piece repeated; or little more than the provider's name, the person's name
 * or address, a common word, and digits.
 */
export function isEasyPassword(password: string, { about, common }: PasswordFacts): boolean {
  const text = plain(password);
  if (COMMON.has(text) || COMMON.has(password.toLowerCase()) || isCommonAtHeart(password.toLowerCase(), common))
    return true;
  if (/^(.{1,4})\1+$/u.test(text)) return true;
  const known = [...about.flatMap((value) => [plain(value), ...value.toLowerCase().split(/[^\p{L}\p{N}]+/u)])]
    .filter((word) => word.length >= SHORTEST_WORD)
    .concat(COMMON_WORDS)
    .sort((a, b) => b.length - a.length);
  const rest = known.reduce((left, word) => left.replaceAll(word, ''), text);
  return rest !== text && rest.replace(/[\p{N}\p{P}\p{S}]/gu, '').length < FEWEST_OWN_CHARACTERS;
}

/** What is left without separators, without the digits and signs around it, and with letters for their stand-ins. */
function isCommonAtHeart(password: string, common: ReadonlySet<string>): boolean {
  const text = plain(password);
  const cut = [text, text.replace(HEAD, ''), text.replace(TAIL, ''), text.replace(HEAD, '').replace(TAIL, '')];
  const hearts = [password, ...cut, ...cut.map(spelledOut)];
  return hearts.some((heart) => heart.length >= SHORTEST_WORD && (common.has(heart) || common.has(pieceOf(heart))));
}

const spelledOut = (text: string) => [...text].map((character) => STAND_INS[character] ?? character).join('');

/** The piece that a text repeats from beginning to end; the text itself when it repeats none. */
const pieceOf = (text: string) => /^(.{4,})\1+$/u.exec(text)?.[1] ?? text;
