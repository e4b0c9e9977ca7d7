import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';

export interface PaginationProps {
  page: number;
  pageCount: number;
  onPageChange: (page: number) => void;
  labels: { nav: string; previous: string; next: string; status: ReactNode };
}

export function Pagination({ page, pageCount, onPageChange, labels }: PaginationProps) {
  return (
    <nav aria-label={labels.nav} data-slot="pagination" className="flex items-center gap-1">
      <span className="num px-2 text-muted-foreground text-sm">{labels.status}</span>
      <Button
        variant="outline"
        size="icon-sm"
        aria-label={labels.previous}
        disabled={page <= 1}
        onClick={() => onPageChange(page - 1)}
      >
        <ChevronLeft aria-hidden="true" className="rtl:-scale-x-100" />
      </Button>
      <Button
        variant="outline"
        size="icon-sm"
        aria-label={labels.next}
        disabled={page >= pageCount}
        onClick={() => onPageChange(page + 1)}
      >
        <ChevronRight aria-hidden="true" className="rtl:-scale-x-100" />
      </Button>
    </nav>
  );
}
