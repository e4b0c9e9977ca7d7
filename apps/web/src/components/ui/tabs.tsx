import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

export interface TabEntry {
  value: string;
  label: ReactNode;
  /** How many there are, beside the label. */
  count?: number;
  content: ReactNode;
}

export interface TabsProps {
  tabs: readonly TabEntry[];
  value: string;
  onValueChange: (value: string) => void;
  'aria-label'?: string;
}

/** Tabs with their panels; only the open panel is rendered. */
export function Tabs({ tabs, value, onValueChange, ...list }: TabsProps) {
  return (
    <Base.Root value={value} onValueChange={(next) => onValueChange(String(next))}>
      <Base.List
        data-slot="tabs-list"
        className="scrollbar-thin no-print flex gap-1 overflow-x-auto border-b"
        {...list}
      >
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px flex h-9 shrink-0 items-center gap-1.5 border-transparent border-b-2 px-2.5 text-muted-foreground text-sm outline-offset-[-2px] hover:text-foreground data-active:border-primary data-active:font-medium data-active:text-foreground"
          >
            {tab.label}
            {tab.count === undefined ? null : (
              <span className="num rounded-full bg-muted px-1.5 text-muted-foreground text-xs">{tab.count}</span>
            )}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="pt-4 outline-offset-4">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
