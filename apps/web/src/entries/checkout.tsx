import { CheckoutPages } from '../app/CheckoutPages.tsx';
import { checkoutPagesOf } from '../app/features.ts';
import { CheckoutLayout } from '../app/layouts/CheckoutLayout.tsx';
import { start } from '../app/start.tsx';
import type { CheckoutRoute } from '../lib/routing/page-route.ts';

const pages = checkoutPagesOf(
  import.meta.glob<readonly CheckoutRoute[]>('../features/*/routes/checkout.tsx', { eager: true, import: 'pages' }),
);

void start(
  <CheckoutLayout>
    <CheckoutPages pages={pages} />
  </CheckoutLayout>,
);
