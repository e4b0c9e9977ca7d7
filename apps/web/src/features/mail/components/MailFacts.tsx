import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { CopyId } from '#components/CopyId.tsx';
import { DateText } from '#components/DateText.tsx';
import { Facts } from '#components/Facts.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { useTemplateName } from '#hooks/use-template-name.ts';
import { useCan } from '#lib/auth/session.ts';
import type { RouterOutputs } from '#lib/trpc.ts';

export function MailFacts({ mail }: { mail: RouterOutputs['notifications']['getMail'] }) {
  const { t } = useLingui();
  const can = useCan();
  const nameOf = useTemplateName();
  return (
    <Section title={<Trans>Facts</Trans>}>
      <Facts
        facts={[
          { key: 'to', label: t`To`, value: <bdi>{mail.toName}</bdi> },
          { key: 'address', label: t`Address`, value: <CopyId value={mail.toAddress} /> },
          { key: 'kind', label: t`Kind`, value: nameOf(mail.template) },
          { key: 'locale', label: t`Language`, value: <bdi>{mail.locale}</bdi> },
          { key: 'written', label: t`Written`, value: <DateText value={mail.createdAt} style="datetime" /> },
          { key: 'sent', label: t`Sent`, value: mail.sentAt && <DateText value={mail.sentAt} style="datetime" /> },
          { key: 'by', label: t`Sent by`, value: mail.transport === 'mailbox' ? t`Built-in mailbox` : mail.transport },
          {
            key: 'client',
            label: t`Client`,
            value: mail.clientId !== null && can('client:read') && (
              <Link to={`/admin/clients/${mail.clientId}`} className="underline underline-offset-2">
                <Trans>Open the client</Trans>
              </Link>
            ),
          },
          {
            key: 'job',
            label: t`Sending`,
            value: mail.sending && can('effect:read') && (
              <Link to={`/admin/jobs/${mail.sending.effectId}`}>
                <StatusBadge status={mail.sending.state} />
              </Link>
            ),
          },
          {
            key: 'id',
            label: t`Message id`,
            value: <CopyId value={mail.messageId} display={`${mail.messageId.slice(0, 12)}…`} />,
          },
        ]}
      />
    </Section>
  );
}
