import { msg } from '@lingui/core/macro';
import type { PageRoute } from '#lib/routing/page-route.ts';

const login = async () => (await import('../pages/LoginPage.tsx')).LoginPage;
const forgot = async () => (await import('../pages/ForgotPasswordPage.tsx')).ForgotPasswordPage;
const loggedOut = async () => (await import('../pages/LoggedOutPage.tsx')).LoggedOutPage;

export const pages: readonly PageRoute[] = [
  { path: '/login', layout: 'bare', title: msg`Log in`, load: login },
  {
    path: '/register',
    layout: 'bare',
    title: msg`Create an account`,
    load: async () => (await import('../pages/RegisterPage.tsx')).RegisterPage,
  },
  { path: '/forgot-password', layout: 'bare', title: msg`Forgot password`, load: forgot },
  {
    path: '/reset-password',
    layout: 'bare',
    title: msg`Set a password`,
    load: async () => (await import('../pages/ResetPasswordPage.tsx')).ResetPasswordPage,
  },
  {
    path: '/verify-email',
    layout: 'bare',
    title: msg`Confirm your e-mail address`,
    load: async () => (await import('../pages/VerifyEmailPage.tsx')).VerifyEmailPage,
  },
  {
    path: '/accept-invitation',
    layout: 'bare',
    title: msg`Invitation`,
    load: async () => (await import('../pages/AcceptInvitationPage.tsx')).AcceptInvitationPage,
  },
  { path: '/logged-out', layout: 'bare', title: msg`Logged out`, load: loggedOut },
];
