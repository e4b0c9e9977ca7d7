import { useParams } from '@tanstack/react-router';

/** A part of the path, `useParam('id')` for `/admin/invoices/$id`. Throws where the route has no such part. */
export function useParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false });
  const value = params[name];
  if (value === undefined) throw new Error(`the route has no part $${name}`);
  return value;
}
