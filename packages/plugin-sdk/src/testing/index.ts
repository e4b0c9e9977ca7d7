export { conformManifest } from './conform-manifest.ts';
export { conformPaymentGateway, type GatewayFixtures } from './conform-payment-gateway.ts';
export { type AdapterFixtures, conformProvisioningAdapter } from './conform-provisioning-adapter.ts';
export { type CallPlugin, expectNoSecrets, expectStatus, newOperation } from './fixtures.ts';
