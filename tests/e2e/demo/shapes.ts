import * as z from 'zod/mini';

// Only what the demo reads of each answer: the API says more.

export const storefront = z.object({
  categories: z.array(z.object({ products: z.array(z.object({ productId: z.string(), slug: z.string() })) })),
});
export const cart = z.object({ cartToken: z.string() });
export const placed = z.object({ orderId: z.string(), orderToken: z.string(), invoiceId: z.string() });
export const progress = z.object({
  step: z.string(),
  status: z.string(),
  invoice: z.nullable(z.object({ number: z.nullable(z.string()), status: z.string() })),
  payment: z.nullable(z.object({ status: z.string(), redirectUrl: z.nullable(z.string()) })),
  items: z.array(z.object({ services: z.array(z.object({ serviceId: z.string(), status: z.string() })) })),
});
export const invoices = z.object({
  rows: z.array(z.object({ id: z.string(), number: z.nullable(z.string()), status: z.string() })),
  total: z.number(),
});
export const ledger = z.object({ isValid: z.boolean() });
export const chain = z.object({ isValid: z.boolean(), unlinked: z.array(z.string()) });
export const panelLink = z.object({ url: z.string() });
export const services = z.object({
  rows: z.array(z.object({ serviceId: z.string(), username: z.nullable(z.string()), status: z.string() })),
});
export const anything = z.unknown();
export const journal = z.object({
  requests: z.array(
    z.object({ operation: z.string(), direction: z.string(), executed: z.boolean(), params: z.optional(z.unknown()) }),
  ),
});
