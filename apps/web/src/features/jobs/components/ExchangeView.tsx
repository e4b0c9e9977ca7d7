import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronRight } from 'lucide-react';
import { Badge } from '#components/ui/badge.tsx';
import { type LoggedExchange, prettyBody } from '../lib/job.ts';

/** One request and its answer; passwords and tokens were blanked before they were stored. */
export function ExchangeView({ exchange }: { exchange: LoggedExchange }) {
  const { t } = useLingui();
  const { method, url, status, error, requestBody, responseBody } = exchange;
  return (
    <details className="group min-w-0 rounded-md border">
      <summary className="flex min-h-9 cursor-pointer list-none items-center gap-2 px-3 py-1.5 text-sm">
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 text-muted-foreground group-open:rotate-90 rtl:-scale-x-100"
        />
        <code dir="ltr" className="min-w-0 flex-1 truncate text-start text-xs" title={url}>
          {method} {url}
        </code>
        {status === null ? (
          <Badge tone="danger">{error ?? t`no answer`}</Badge>
        ) : (
          <Badge tone={status < 400 ? 'success' : 'danger'}>
            <span className="num">{status}</span>
          </Badge>
        )}
      </summary>
      <div className="grid gap-3 border-t p-3 lg:grid-cols-2">
        <Body title={t`Sent`} body={requestBody} />
        <Body title={t`Answered`} body={responseBody} />
      </div>
    </details>
  );
}

function Body({ title, body }: { title: string; body: string }) {
  return (
    <div className="min-w-0">
      <p className="mb-1 font-medium text-muted-foreground text-xs">{title}</p>
      {body === '' ? (
        <p className="text-muted-foreground text-sm">
          <Trans>No body</Trans>
        </p>
      ) : (
        <pre
          dir="ltr"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
          tabIndex={0}
          className="scrollbar-thin max-h-80 overflow-auto rounded bg-muted p-2 text-start font-mono text-xs"
        >
          {prettyBody(body)}
        </pre>
      )}
    </div>
  );
}
