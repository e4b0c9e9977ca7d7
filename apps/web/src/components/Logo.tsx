import type { Site } from '#lib/site.ts';

/** The provider's own picture, else the product's mark and the provider's name. */
export function Logo({ name, picture = null }: { name: string; picture?: Site['logo'] | undefined }) {
  if (picture !== null) {
    const { url, width, height } = picture;
    return (
      // Pictures are drawn for paper: in the dark they keep a light ground.
      <span className="block rounded-md dark:bg-foreground dark:px-2 dark:py-1">
        <img src={url} alt={name} width={width} height={height} className="h-8 w-auto max-w-44 object-contain" />
      </span>
    );
  }
  return (
    <span className="flex min-w-0 items-center gap-2">
      <svg viewBox="0 0 32 32" aria-hidden="true" className="size-6 shrink-0">
        <rect width="32" height="32" rx="8" className="fill-primary" />
        <path
          d="M11 23V9h6.2a4.6 4.6 0 0 1 0 9.2H11"
          fill="none"
          className="stroke-primary-foreground"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span className="truncate font-semibold text-sm">{name}</span>
    </span>
  );
}
