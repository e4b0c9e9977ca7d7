import type { ReactNode } from 'react';

export interface StatusPageProps {
  code: string;
  title: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
}

/** The frame of the 403, 404, 500 and offline pages: what happened, and a way on. */
export function StatusPage({ code, title, children, actions }: StatusPageProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-start gap-3 px-4 py-20">
      <p className="num font-semibold text-muted-foreground text-sm">{code}</p>
      <h1 className="font-semibold text-2xl">{title}</h1>
      <p className="text-muted-foreground">{children}</p>
      {actions === undefined ? null : <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
