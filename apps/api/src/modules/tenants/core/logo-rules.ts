import { type ImageFacts, readImage } from './read-image.ts';

/** Fits into a request of JSON with its text form, and is plenty for a logo. */
export const MAX_LOGO_BYTES = 150 * 1024;
const SIDE = { min: 16, max: 2000 };

export type LogoProblem = 'not_png_or_jpeg' | 'image_size' | 'too_large';

/** What a logo is, or why it cannot be one. */
export function checkLogo(bytes: Uint8Array): ImageFacts | LogoProblem {
  if (bytes.byteLength > MAX_LOGO_BYTES) return 'too_large';
  const image = readImage(bytes);
  if (image === null) return 'not_png_or_jpeg';
  const fits = [image.width, image.height].every((side) => side >= SIDE.min && side <= SIDE.max);
  return fits ? image : 'image_size';
}
