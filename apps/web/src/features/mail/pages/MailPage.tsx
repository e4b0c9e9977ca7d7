import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ObjectPage } from '#components/ObjectPage.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { useTemplateName } from '#hooks/use-template-name.ts';
import { useParam } from '#lib/routing/use-params.ts';
import { trpc } from '#lib/trpc.ts';
import { MailContent } from '../components/MailContent.tsx';
import { MailFacts } from '../components/MailFacts.tsx';
import { ResendButton } from '../components/ResendButton.tsx';

export function MailPage() {
  const { t } = useLingui();
  const nameOf = useTemplateName();
  const mailId = useParam('id');
  const query = useQuery(trpc.notifications.getMail.queryOptions({ mailId }));
  return (
    <ObjectPage
      query={query}
      header={(mail) => ({
        title: <bdi>{mail.subject}</bdi>,
        badge: <StatusBadge status={mail.status} />,
        crumbs: [
          {
            key: 'list',
            content: (
              <Link to="/admin/mails">
                <Trans>Mail log</Trans>
              </Link>
            ),
          },
          { key: 'this', content: nameOf(mail.template) },
        ],
        actions: <ResendButton mail={mail} />,
      })}
      notice={(mail) =>
        mail.failureMessage === null ? null : (
          <Alert className="mb-4" tone="danger" title={<Trans>The mail server refused it</Trans>}>
            <bdi>{mail.failureMessage}</bdi>
          </Alert>
        )
      }
      tabs={(mail) => [{ value: 'content', label: t`Content`, content: <MailContent mail={mail} /> }]}
      rail={(mail) => <MailFacts mail={mail} />}
    />
  );
}
