import { useEffect, useRef } from 'react';
import { mailDom } from './mail-dom.ts';

/** A mail as its reader sees it, apart from our own styles in a shadow tree. */
export function MailHtml({ html, label }: { html: string; label: string }) {
  const host = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const tree = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    tree.replaceChildren(mailDom(html));
  }, [html]);
  return <section ref={host} aria-label={label} className="min-w-0 overflow-x-auto rounded-lg border" />;
}
