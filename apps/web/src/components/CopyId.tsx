import { useLingui } from '@lingui/react/macro';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { cn } from '#lib/cn.ts';
import { copyText } from '#lib/copy-text.ts';

export interface CopyIdProps {
  value: string;
  /** What is shown instead of the whole value: the end of a long id. */
  display?: string;
  className?: string;
}

/** An identifier with a button that copies it. Left to right in any language. */
export function CopyId({ value, display, className }: CopyIdProps) {
  const { t } = useLingui();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    if (!(await copyText(value))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  const Icon = copied ? Check : Copy;
  return (
    <span className={cn('inline-flex min-w-0 max-w-full items-center gap-1', className)}>
      <code dir="ltr" className="truncate font-mono text-xs" title={value}>
        {display ?? value}
      </code>
      <button
        type="button"
        aria-label={copied ? t`Copied` : t`Copy`}
        onClick={() => void copy()}
        className="flex size-6 shrink-0 items-center justify-center rounded text-muted-foreground hover:bg-accent hover:text-foreground"
      >
        <Icon aria-hidden="true" className="size-3.5" />
      </button>
    </span>
  );
}
