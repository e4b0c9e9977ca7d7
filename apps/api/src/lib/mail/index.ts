export { headerText, type MailAddress, type MailMessage } from './mail-message.ts';
export type { MailResult, MailTransport } from './mail-transport.ts';
export { createMailboxTransport } from './mailbox-transport.ts';
export {
  renderTemplate,
  TemplateError,
  type TemplateErrorCode,
  type TemplateVariables,
  templateVariables,
} from './render-template.ts';
export { createSmtpTransport, type SmtpLimits } from './smtp-transport.ts';
