import { i18n } from '@lingui/core';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// A busy machine may take long until a page shows what it is waited for.
configure({ asyncUtilTimeout: 10_000 });

i18n.loadAndActivate({ locale: 'en', messages: {} });

afterEach(() => {
  cleanup();
});
