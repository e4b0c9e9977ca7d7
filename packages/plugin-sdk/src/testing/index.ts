export { conformManifest } from './conform-manifest.ts';
export { conformPaymentGateway } from './conform-payment-gateway.ts';
export { type AdapterFixtures, conformProvisioningAdapter } from './conform-provisioning-adapter.ts';
export { type CallPlugin, expectNoSecrets, expectStatus, newOperation } from './fixtures.ts';
export type { GatewayFixtures } from './gateway-fixtures.ts';
