/**
 * The token of a mailed link. It stands in the fragment, which browsers keep to themselves; reading it also takes it
 * out of the address bar and the history.
 */
export function takeLinkToken(): string | null {
  const token = new URLSearchParams(window.location.hash.slice(1)).get('token');
  if (token !== null) window.history.replaceState(window.history.state, '', window.location.pathname);
  return token;
}
