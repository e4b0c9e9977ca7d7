/** Staff and clients have sessions of their own, with a cookie each; the page says which one it belongs to. */
export type Surface = 'staff' | 'client';

export function currentSurface(): Surface {
  return document.documentElement.dataset['surface'] === 'staff' ? 'staff' : 'client';
}

/** The login page of this surface. */
export function loginPath(): string {
  return currentSurface() === 'staff' ? '/admin/login' : '/login';
}
