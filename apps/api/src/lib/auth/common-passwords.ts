let known: Promise<ReadonlySet<string>> | undefined;

/**
 * The 49,000 passwords that leaks show most often, in lower case, from the lists of zxcvbn-ts. Read when a password is
 * first set: a process that never sets one does not hold them (8 MB).
 */
export function commonPasswords(): Promise<ReadonlySet<string>> {
  known ??= readList();
  return known;
}

async function readList(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common']);
}
