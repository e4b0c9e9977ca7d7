/** Pages of the panel that mails lead to, below the provider's own address. */
export const PAGES = {
  portal: () => '/portal',
  orders: () => '/portal/orders',
  invoice: (invoiceId: string) => `/portal/invoices/${invoiceId}`,
  wallet: () => '/portal/wallet',
  usage: (subscriptionId: string) => `/portal/usage/${subscriptionId}`,
  service: (serviceId: string) => `/portal/services/${serviceId}`,
  security: (isStaff: boolean) => (isStaff ? '/admin/account' : '/portal/security'),
  job: (effectId: string) => `/admin/jobs/${effectId}`,
  gatewayNotice: (noticeId: string) => `/admin/gateway-notices/${noticeId}`,
  withdrawal: (withdrawalId: string) => `/admin/withdrawals/${withdrawalId}`,
  dispute: (disputeId: string) => `/admin/disputes/${disputeId}`,
  quote: (token: string) => `/quote#token=${token}`,
  staffQuote: (quoteId: string) => `/admin/quotes/${quoteId}`,
  cancellations: () => '/admin/cancellations?status=waiting',
  deliveries: () => '/admin/deliveries',
  renewalStop: (stopId: string) => `/admin/renewal-stops/${stopId}`,
} as const;
