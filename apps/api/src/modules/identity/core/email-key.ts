/** One address, one account: compared after NFKC, trimmed, in lower case. */
export function emailKey(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}
