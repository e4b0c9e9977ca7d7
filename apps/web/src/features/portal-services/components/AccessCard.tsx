import { Trans } from '@lingui/react/macro';
import { CopyId } from '#components/CopyId.tsx';
import { type Fact, Facts } from '#components/Facts.tsx';
import { Card, CardContent, CardHeader, CardTitle } from '#components/ui/card.tsx';
import type { Service } from '../lib/service.ts';

/** What somebody needs to use the account with other programs. The password is shown once, when it is made. */
export function AccessCard({ service }: { service: Service }) {
  const { server, ipAddress, nameservers } = service.access;
  const facts: Fact[] = [
    { key: 'username', label: <Trans>User name</Trans>, value: copyable(service.username) },
    { key: 'server', label: <Trans>Server</Trans>, value: copyable(server) },
    { key: 'ip', label: <Trans>IP address</Trans>, value: copyable(ipAddress) },
    {
      key: 'nameservers',
      label: <Trans>Name servers</Trans>,
      value: nameservers ? nameservers.split('\n').map((name) => <div key={name}>{copyable(name)}</div>) : undefined,
    },
  ];
  if (facts.every((fact) => fact.value === undefined)) return null;
  return (
    <Card>
      <CardHeader>
        <CardTitle>
          <Trans>Access data</Trans>
        </CardTitle>
      </CardHeader>
      <CardContent>
        <Facts facts={facts} />
      </CardContent>
    </Card>
  );
}

function copyable(value: string | null | undefined) {
  return value ? <CopyId value={value} className="justify-end" /> : undefined;
}
