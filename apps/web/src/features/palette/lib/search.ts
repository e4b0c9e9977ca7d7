import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Permission } from '@panel1/shared-types/permissions';
import { Boxes, ReceiptText, ShoppingCart, Users } from 'lucide-react';
import { can, type Session, sessionQuery } from '#lib/auth/session.ts';
import { formatMoney } from '#lib/format/money.ts';
import { loadCatalog } from '#lib/i18n/activate.ts';
import type { PaletteGroup, PaletteItem } from '#lib/palette.ts';
import { queryClient } from '#lib/query-client.ts';
import { STATUSES } from '#lib/status.ts';
import { api } from '#lib/trpc.ts';
import { matchingActions } from './actions.ts';

const SHOWN = 5;
const MIN_LETTERS = 2;

/** Clients, invoices, services and orders that match, and actions. What the role may not see is not asked for. */
export async function search(query: string, signal: AbortSignal): Promise<PaletteGroup[]> {
  await loadCatalog('palette');
  const session = queryClient.getQueryData<Session | null>(sessionQuery.queryKey);
  const may = (permission: Permission) => can(session, permission);
  const actions = { id: 'actions', label: i18n._(msg`Actions`), items: matchingActions(query, may) };
  if (query.length < MIN_LETTERS) return [actions];
  const ask = (permission: Permission, items: Source) =>
    may(permission) ? items(query, signal).catch(() => []) : Promise.resolve([]);
  const [clients, invoices, services, orders] = await Promise.all([
    ask('client:read', findClients),
    ask('invoice:read', findInvoices),
    ask('service:read', findServices),
    ask('order:read', findOrders),
  ]);
  const groups = [
    { id: 'clients', label: i18n._(msg`Clients`), items: clients },
    { id: 'services', label: i18n._(msg`Services`), items: services },
    { id: 'invoices', label: i18n._(msg`Invoices`), items: invoices },
    { id: 'orders', label: i18n._(msg`Orders`), items: orders },
  ];
  // Who types the name of an action wants the action; who types a name or number wants the thing.
  return actions.items.length > 0 ? [actions, ...groups] : groups;
}

type Source = (query: string, signal: AbortSignal) => Promise<PaletteItem[]>;

const hint = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(' · ');

function statusText(status: string): string {
  const known = STATUSES[status];
  return known ? i18n._(known.label) : status;
}

const findClients: Source = async (text, signal) => {
  const { hits } = await api.clients.paletteSearch.query({ text }, { signal });
  return hits.slice(0, SHOWN).map((client) => ({
    id: `client-${client.clientId}`,
    label: client.company ?? client.name,
    hint: hint(client.number, client.email),
    icon: Users,
    to: `/admin/clients/${client.clientId}`,
  }));
};

const findInvoices: Source = async (text, signal) => {
  const { rows } = await api.billing.list.query({ search: text, limit: SHOWN }, { signal });
  return rows.map((invoice) => ({
    id: `invoice-${invoice.id}`,
    label: invoice.number ?? i18n._(msg`Draft invoice`),
    hint: hint(
      invoice.clientName,
      formatMoney(invoice.total.amountMinor, invoice.total.currency, i18n.locale),
      statusText(invoice.isOverdue ? 'overdue' : invoice.status),
    ),
    icon: ReceiptText,
    to: `/admin/invoices/${invoice.id}`,
  }));
};

const findServices: Source = async (search, signal) => {
  const { rows } = await api.provisioning.listServices.query({ search, limit: SHOWN }, { signal });
  return rows.map((service) => ({
    id: `service-${service.serviceId}`,
    label: service.domain ?? service.label,
    hint: hint(service.label, service.clientName, statusText(service.status)),
    icon: Boxes,
    to: `/admin/services/${service.serviceId}`,
  }));
};

const findOrders: Source = async (search, signal) => {
  const { rows } = await api.ordering.list.query({ search, limit: SHOWN }, { signal });
  return rows.map((order) => ({
    id: `order-${order.orderId}`,
    label: order.number ?? i18n._(msg`Order`),
    hint: hint(order.clientName, order.items[0], statusText(order.status)),
    icon: ShoppingCart,
    to: `/admin/orders/${order.orderId}`,
  }));
};
