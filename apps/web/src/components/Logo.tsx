/** The product's mark and the name of the provider whose panel this is. */
export function Logo({ name }: { name: string }) {
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
