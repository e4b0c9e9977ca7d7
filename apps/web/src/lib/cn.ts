import { type ClassValue, clsx } from 'clsx';

/**
 * Joins class names. It does not resolve conflicts: a component's `className` adds to it and never fights its
 * variants (tailwind-merge would cost every visitor 8 KB). Need another look? Add a variant.
 */
export function cn(...classes: ClassValue[]): string {
  return clsx(classes);
}
