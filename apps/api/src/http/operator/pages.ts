import type { TenantOverview } from '#lib/tenancy/tenant-registry.ts';
import { type Html, html } from './html.ts';

/** Sent as a file of its own, since the policy of the page allows no style in it. */
export const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 64rem; padding: 1rem; }
table { border-collapse: collapse; inline-size: 100%; }
th, td { border-block-end: 1px solid GrayText; padding: .5rem; text-align: start; vertical-align: top; }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin-block: .25rem; }
label { display: grid; font-size: .875rem; }
input, button { font: inherit; min-block-size: 2.75rem; padding-inline: .75rem; }
.create { display: grid; gap: .75rem; max-inline-size: 28rem; }
.scroll { overflow-x: auto; }
[role=status], [role=alert] { border: 2px solid; padding: .75rem; overflow-wrap: anywhere; }
`;

function page(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/operator/style.css">
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`.text;
}

/** A click, not the link itself, spends the login: programs that look at links in advance do not. */
export function loginPage(token: string): string {
  return page(
    'Operator of this instance',
    html`<p>You are about to log in as the operator, who creates, suspends and lists the providers of this instance.</p>
<form method="post" action="/operator/login">
<input type="hidden" name="token" value="${token}">
<button>Log in for an hour</button>
</form>`,
  );
}

export interface Notice {
  isError: boolean;
  text: string;
}

export function tenantsPage(tenants: readonly TenantOverview[], notice?: Notice): string {
  return page(
    'Providers',
    html`${notice ? said(notice) : ''}
<div class="scroll">
<table>
<caption>All providers (tenants) of this instance</caption>
<thead><tr><th scope="col">Provider</th><th scope="col">Status</th><th scope="col">Hosts</th><th scope="col">Actions</th></tr></thead>
<tbody>${tenants.map(row)}</tbody>
</table>
</div>
<h2>New provider</h2>
${createForm()}
<h2>Leave</h2>
<form method="post" action="/operator/logout"><button>Log out</button></form>`,
  );
}

function said({ isError, text }: Notice): Html {
  return isError ? html`<p role="alert">${text}</p>` : html`<p role="status">${text}</p>`;
}

function row(tenant: TenantOverview): Html {
  const { tenantId, name, slug, status, hosts } = tenant;
  const isActive = status === 'active';
  return html`<tr>
<th scope="row">${name}<br><small>${slug}</small></th>
<td>${isActive ? 'active' : 'suspended'}</td>
<td><ul>${hosts.map((host) => hostItem(host, name))}</ul></td>
<td>
<form method="post" action="/operator/status">
<input type="hidden" name="tenantId" value="${tenantId}">
<input type="hidden" name="status" value="${isActive ? 'suspended' : 'active'}">
<button>${isActive ? 'Suspend' : 'Resume'} ${name}</button>
</form>
<form method="post" action="/operator/bind">
<input type="hidden" name="tenantId" value="${tenantId}">
<label>New host of ${name}<input name="host" required maxlength="253" autocapitalize="off" spellcheck="false"></label>
<button>Add host</button>
</form>
</td>
</tr>`;
}

function hostItem(host: string, tenant: string): Html {
  return html`<li>${host}
<form method="post" action="/operator/unbind">
<input type="hidden" name="host" value="${host}">
<button aria-label="Take ${host} away from ${tenant}">Remove</button>
</form></li>`;
}

function field(name: string, label: string, attributes: Html): Html {
  return html`<label>${label}<input name="${name}" required ${attributes}></label>`;
}

function createForm(): Html {
  return html`<form method="post" action="/operator/create" class="create">
${field('name', 'Name', html`maxlength="120"`)}
${field('slug', 'Short name (small letters, digits, hyphens)', html`pattern="[a-z0-9\-]{1,64}" maxlength="64"`)}
${field('host', 'Host', html`maxlength="253" placeholder="panel.example.com"`)}
${field('ownerName', "Owner's name", html`maxlength="120"`)}
${field('ownerEmail', "Owner's e-mail", html`type="email" maxlength="254"`)}
${field('country', 'Country (two letters)', html`value="DE" pattern="[A-Z]{2}" maxlength="2"`)}
${field('currency', 'Currency', html`value="EUR" pattern="[A-Z]{3}" maxlength="3"`)}
${field('locale', 'Language', html`value="en" maxlength="16"`)}
${field('timeZone', 'Time zone', html`value="Europe/Berlin" maxlength="64"`)}
<button>Create provider</button>
</form>`;
}
