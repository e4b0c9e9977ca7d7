import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/** A new secret of 256 bit, in base64url (43 characters). */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token: its SHA-256. Enough for 256 random bits; a slow hash is for what people choose. */
export function tokenHash(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}

function keyFrom(token: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', token, '', 'panel1 refresh successor', 32));
}

/** Seals a text with a key that only the holder of `token` can make. */
export function sealFor(token: string, text: string): Uint8Array {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyFrom(token), nonce);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Opens what `sealFor` made with the same token; throws when it was made with another. */
export function openWith(token: string, sealed: Uint8Array): string {
  const blob = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', keyFrom(token), blob.subarray(0, NONCE));
  decipher.setAuthTag(blob.subarray(NONCE, NONCE + TAG));
  return decipher.update(blob.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8');
}
