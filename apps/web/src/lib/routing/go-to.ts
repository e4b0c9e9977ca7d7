import { currentSurface } from '../auth/surface.ts';

/** True for a path that the bundle of this page draws; others need a new document. */
export function isInThisBundle(path: string): boolean {
  const [, first = ''] = path.split(/[/?#]/);
  if (first === 'checkout') return false;
  return (first === 'admin') === (currentSurface() === 'staff');
}
