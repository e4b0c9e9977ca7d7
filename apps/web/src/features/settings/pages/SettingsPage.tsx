import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { ObjectPage } from '#components/ObjectPage.tsx';
import { trpc } from '#lib/trpc.ts';
import { SettingsNav } from '../components/SettingsNav.tsx';
import { useSections } from '../hooks/use-sections.tsx';
import type { AllSettings } from '../hooks/use-settings.ts';

/** All settings: the sections in groups, and the one that the address names (`?tab=`). */
export function SettingsPage() {
  const query = useQuery(trpc.tenants.settings.queryOptions({}));
  return (
    <ObjectPage
      query={query}
      header={() => ({ title: <Trans>Settings</Trans> })}
      tabs={(settings) => [{ value: 'open', label: null, content: <Sections settings={settings} /> }]}
    />
  );
}

function Sections({ settings }: { settings: AllSettings }) {
  const groups = useSections();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const all = groups.flatMap(({ sections }) => sections);
  const open = all.find(({ value }) => value === search['tab']) ?? all[0];
  return (
    <div className="grid gap-6 lg:grid-cols-[14rem_minmax(0,1fr)]">
      <SettingsNav groups={groups} open={open?.value ?? ''} />
      <div key={open?.value} className="min-w-0">
        {open?.content(settings)}
      </div>
    </div>
  );
}
