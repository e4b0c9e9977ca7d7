import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { Input } from '#components/ui/input.tsx';
import { Label } from '#components/ui/label.tsx';
import { cn } from '#lib/cn.ts';
import { matchingSections, type SectionGroup } from '../lib/matching-sections.ts';

/** The groups of settings, and a search that finds a section by what can be set in it. */
export function SettingsNav({ groups, open }: { groups: readonly SectionGroup[]; open: string }) {
  const { t } = useLingui();
  const id = useId();
  const [typed, setTyped] = useState('');
  const found = matchingSections(groups, typed);
  return (
    <div className="flex flex-col gap-4">
      <div>
        <Label htmlFor={id} className="sr-only">
          <Trans>Find a setting</Trans>
        </Label>
        <Input
          id={id}
          type="search"
          placeholder={t`Find a setting`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <nav aria-label={t`Settings`} className="flex flex-col gap-4">
        {found.map(({ name, sections }) => (
          <section key={name} aria-label={name}>
            <p className="px-2 pb-1 text-muted-foreground text-xs">{name}</p>
            <ul className="flex flex-wrap gap-1 lg:flex-col lg:gap-0.5">
              {sections.map((section) => (
                <li key={section.value}>
                  <Link
                    to="."
                    search={{ tab: section.value }}
                    resetScroll={false}
                    aria-current={section.value === open ? 'page' : undefined}
                    className={cn(
                      'block rounded-md px-2 py-1.5 text-sm hover:bg-muted',
                      section.value === open ? 'bg-muted font-medium' : '',
                    )}
                  >
                    {section.label}
                    {section.found.length === 0 ? null : (
                      <span className="block text-muted-foreground text-xs">{section.found.join(', ')}</span>
                    )}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {found.length === 0 ? (
          <p role="status" className="px-2 text-muted-foreground text-sm">
            <Trans>No setting is called that.</Trans>
          </p>
        ) : null}
      </nav>
    </div>
  );
}
