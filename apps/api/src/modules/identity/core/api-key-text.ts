/** `p1_<prefix>_<secret>`: the prefix finds the row, the secret proves the holder. */
export interface ApiKeyParts {
  prefix: string;
  secret: string;
}

/** The parts of an API key; null for any other text. */
export function parseApiKey(text: string): ApiKeyParts | null {
  const [, prefix, secret] = /^p1_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/.exec(text) ?? [];
  return prefix && secret ? { prefix, secret } : null;
}

export function formatApiKey({ prefix, secret }: ApiKeyParts): string {
  return `p1_${prefix}_${secret}`;
}
