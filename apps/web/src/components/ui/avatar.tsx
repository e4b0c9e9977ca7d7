import { cn } from '#lib/cn.ts';

/** The initials of a name. Decorative: the name itself is written next to it or given to screen readers. */
export function Avatar({ name, className }: { name: string; className?: string }) {
  const words = name.trim().split(/\s+/);
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('');
  return (
    <span
      data-slot="avatar"
      aria-hidden="true"
      className={cn(
        'inline-flex size-7 shrink-0 select-none items-center justify-center rounded-full bg-accent font-medium text-accent-foreground text-xs uppercase',
        className,
      )}
    >
      {initials}
    </span>
  );
}
