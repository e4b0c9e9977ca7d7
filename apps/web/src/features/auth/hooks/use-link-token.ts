import { useState } from 'react';
import { takeLinkToken } from '../lib/link-token.ts';

// Taken once per page load: React may build a page twice, and the address holds the token only the first time.
let taken: string | null = null;

/** The token of the mailed link that opened this page; null when the address holds none. */
export function useLinkToken(): string | null {
  const [token] = useState(() => {
    taken = takeLinkToken() ?? taken;
    return taken;
  });
  return token;
}
