import * as z from 'zod/mini';
import { isAllowed } from '#lib/authz/decide.ts';
import { defineQuery } from '#lib/command/define.ts';
import { dueByCurrency, failedPayments, revenueByMonth } from '../store/money.ts';
import {
  disputesToAnswer,
  openWork,
  parkedNotices,
  serverHealth,
  servicesByStatus,
  simulatedPlugins,
  waitingStops,
} from '../store/operations.ts';
import { latestClients, latestOrders, ordersToday } from '../store/sales.ts';

/**
 * What staff see first. Each part needs the permission of the thing it tells of; without it the part is null, so that a
 * technician's dashboard holds no turnover.
 */
export const dashboard = defineQuery({
  name: 'reporting.dashboard',
  permission: 'dashboard:read',
  input: z.strictObject({}),
  example: () => ({}),
  run: async (ctx) => {
    const { actor } = ctx;
    return {
      today: ctx.today.toString(),
      orders: isAllowed(actor, 'order:read') ? await ordersToday(ctx) : null,
      invoices: isAllowed(actor, 'invoice:read') ? await dueByCurrency(ctx) : null,
      revenue: isAllowed(actor, 'invoice:read') ? await revenueByMonth(ctx) : null,
      failedPayments: isAllowed(actor, 'payment:read') ? await failedPayments(ctx) : null,
      work: isAllowed(actor, 'effect:read') ? await openWork(ctx) : null,
      disputesToAnswer: isAllowed(actor, 'dispute:read') ? await disputesToAnswer(ctx) : null,
      parkedNotices: isAllowed(actor, 'gateway_notice:read') ? await parkedNotices(ctx) : null,
      renewalStops: isAllowed(actor, 'invoice:issue') ? await waitingStops(ctx) : null,
      services: isAllowed(actor, 'service:read') ? await servicesByStatus(ctx) : null,
      servers: isAllowed(actor, 'server:read') ? await serverHealth(ctx) : null,
      latestOrders: isAllowed(actor, 'order:read') ? await latestOrders(ctx) : null,
      latestClients: isAllowed(actor, 'client:read') ? await latestClients(ctx) : null,
      simulated: await simulatedPlugins(ctx),
    };
  },
});
