import { useRouter } from '@tanstack/react-router';
import { isInThisBundle } from '#lib/routing/go-to.ts';

/** Goes to a path of our own, by the router where it can. The login page leaves no trace in the history. */
export function useGoOn(): (path: string) => void {
  const router = useRouter();
  return (path) => {
    if (isInThisBundle(path)) router.history.replace(path);
    else window.location.replace(path);
  };
}
