import { createHash } from 'node:crypto';
import type { SimResponse } from './http.ts';

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const STYLE = `
:root{color-scheme:light dark;--bg:#f6f7f9;--card:#fff;--text:#16181d;--soft:#4a5160;--line:#767d8b;--accent:#1d4ed8;--on-accent:#fff;--bad:#a11212;--warn-bg:#fff3c4;--warn-text:#4a3500}
@media (prefers-color-scheme:dark){:root{--bg:#101216;--card:#191c22;--text:#f0f2f5;--soft:#b4bac6;--line:#808897;--accent:#9db8ff;--on-accent:#0b1330;--bad:#ffaba3;--warn-bg:#3d3000;--warn-text:#ffe9a3}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--text);font:16px/1.5 system-ui,sans-serif}
.notice{background:var(--warn-bg);color:var(--warn-text);padding:.75rem 1rem;text-align:center;font-weight:600}
main{max-width:30rem;margin:0 auto;padding:1.5rem 1rem}.card{background:var(--card);border-radius:.75rem;padding:1.25rem;margin-bottom:1rem}
h1{font-size:1.25rem;margin:0 0 .25rem}.amount{font-size:2rem;font-weight:700;margin:0 0 .75rem}
dl,ul{margin:0;padding:0;list-style:none}li,.row{display:flex;justify-content:space-between;gap:1rem;padding:.25rem 0;overflow-wrap:anywhere}dd{margin:0}
.soft{color:var(--soft)}label{display:block;font-weight:600;margin:.9rem 0 .25rem}
input{width:100%;font:inherit;padding:.65rem .75rem;border:1px solid var(--line);border-radius:.5rem;background:var(--bg);color:var(--text)}
.two{display:grid;grid-template-columns:1fr 1fr;gap:1rem}.error{color:var(--bad);font-weight:600}
button{width:100%;margin-top:1.25rem;padding:.8rem;font:inherit;font-weight:700;border:1px solid var(--accent);border-radius:.5rem;background:var(--accent);color:var(--on-accent);cursor:pointer}
button.plain{background:transparent;color:var(--accent);margin-top:.75rem}a{color:var(--accent);display:inline-block;padding:.4rem 0}
li span:last-child,code{white-space:nowrap}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}code{font-size:.95em}`;

export interface Page {
  title: string;
  /** The sentence of the banner that says what is simulated. */
  notice: string;
  /** Trusted HTML of the main part; values in it are escaped by the caller. */
  main: string;
  status?: number;
  /** Origins besides our own that a form's answer may redirect to. */
  formTargets?: string[];
}

/** A page without scripts and without anything from outside. */
export function htmlPage(page: Page): SimResponse {
  const hash = createHash('sha256').update(STYLE).digest('base64');
  const targets = ["'self'", ...(page.formTargets ?? [])].join(' ');
  const body = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><link rel="icon" href="data:,"><title>${escapeHtml(page.title)}</title><style>${STYLE}</style></head>
<body><header class="notice">${escapeHtml(page.notice)}</header><main>${page.main}</main></body></html>`;
  return {
    status: page.status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; form-action ${targets}; frame-ancestors 'none'; base-uri 'none'`,
    },
    body,
  };
}
