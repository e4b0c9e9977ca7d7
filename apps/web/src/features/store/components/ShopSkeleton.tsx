import { Skeleton } from '#components/ui/skeleton.tsx';

/** The shape of the shop window while it loads. */
export function ShopSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-6 py-6">
      <Skeleton className="h-12 w-72 max-w-full" />
      <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        <Skeleton className="h-96" />
        <Skeleton className="h-96 max-sm:hidden" />
        <Skeleton className="h-96 max-lg:hidden" />
      </div>
    </div>
  );
}
