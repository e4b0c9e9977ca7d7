import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { CopyId } from '#components/CopyId.tsx';
import { DateText } from '#components/DateText.tsx';
import { type Fact, Facts } from '#components/Facts.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { useCan } from '#lib/auth/session.ts';
import type { Service } from '../lib/service.ts';

/** Whose it is, where it stands and since when. */
export function ServiceFacts({ service }: { service: Service }) {
  const { t } = useLingui();
  return (
    <>
      <Section title={<Trans>Facts</Trans>}>
        <Facts
          facts={[
            { key: 'client', label: t`Client`, value: <ClientLink service={service} /> },
            { key: 'product', label: t`Product`, value: <bdi>{service.label}</bdi> },
            { key: 'wish', label: t`Should be`, value: wishOf(service) },
            {
              key: 'since',
              label: t`Active since`,
              value: service.activatedAt && <DateText value={service.activatedAt} />,
            },
            { key: 'created', label: t`Created`, value: <DateText value={service.createdAt} /> },
            { key: 'ended', label: t`Ended`, value: service.terminatedAt && <DateText value={service.terminatedAt} /> },
            {
              key: 'id',
              label: t`Id`,
              value: <CopyId value={service.serviceId} display={`…${service.serviceId.slice(-8)}`} />,
            },
          ]}
        />
      </Section>
      <Section title={<Trans>Account</Trans>}>
        <Facts facts={useAccountFacts(service)} />
      </Section>
    </>
  );
}

function wishOf({ status, target }: Service) {
  return target === 'none' || target === status ? null : <StatusBadge status={target} />;
}

function ClientLink({ service }: { service: Service }) {
  const can = useCan();
  const name = <bdi>{service.clientName ?? service.clientId}</bdi>;
  if (!can('client:read')) return name;
  return (
    <Link to={`/admin/clients/${service.clientId}`} className="underline underline-offset-2">
      {name}
    </Link>
  );
}

function useAccountFacts(service: Service): Fact[] {
  const { t } = useLingui();
  const can = useCan();
  const { server, access } = service;
  const serverName = server === null ? null : <bdi>{server.name}</bdi>;
  return [
    { key: 'domain', label: t`Domain`, value: service.domain && <CopyId value={service.domain} /> },
    { key: 'user', label: t`User name`, value: service.username && <CopyId value={service.username} /> },
    { key: 'package', label: t`Plan at the panel`, value: service.packageName && <bdi>{service.packageName}</bdi> },
    {
      key: 'server',
      label: t`Server`,
      value:
        server !== null && can('server:read') ? (
          <Link to={`/admin/servers/${server.serverId}`} className="underline underline-offset-2">
            {serverName}
          </Link>
        ) : (
          serverName
        ),
    },
    { key: 'host', label: t`Host name`, value: access['server'] && <CopyId value={access['server']} /> },
    { key: 'ip', label: t`IP address`, value: access['ipAddress'] && <CopyId value={access['ipAddress']} /> },
    {
      key: 'ns',
      label: t`Name servers`,
      value: access['nameservers'] && (
        <span dir="ltr" className="whitespace-pre-line">
          {access['nameservers']}
        </span>
      ),
    },
    { key: 'plugin', label: t`Delivered by`, value: service.pluginId ?? t`Staff, by hand` },
  ];
}
