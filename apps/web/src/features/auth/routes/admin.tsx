import { msg } from '@lingui/core/macro';
import type { PageRoute } from '#lib/routing/page-route.ts';

const login = async () => (await import('../pages/LoginPage.tsx')).LoginPage;
const forgot = async () => (await import('../pages/ForgotPasswordPage.tsx')).ForgotPasswordPage;
const loggedOut = async () => (await import('../pages/LoggedOutPage.tsx')).LoggedOutPage;

export const pages: readonly PageRoute[] = [
  { path: '/admin/login', layout: 'bare', title: msg`Log in`, load: login },
  { path: '/admin/forgot-password', layout: 'bare', title: msg`Forgot password`, load: forgot },
  { path: '/admin/logged-out', layout: 'bare', title: msg`Logged out`, load: loggedOut },
];
