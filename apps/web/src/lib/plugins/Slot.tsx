import { Trans } from '@lingui/react/macro';
import { Component, type ReactNode } from 'react';
import { cn } from '../cn.ts';
import { type SlotBlock, type SlotContribution, type SlotName, type SlotTone, useSlot } from './UISlotManager.tsx';

/** Shows what enabled plugins contribute to a place. Empty without contributions; one that fails says so, alone. */
export function Slot({ name }: { name: SlotName }) {
  const contributions = useSlot(name);
  return contributions.map((contribution) => (
    <SlotBoundary key={contribution.pluginId} plugin={contribution.pluginName}>
      <Contribution contribution={contribution} />
    </SlotBoundary>
  ));
}

function Contribution({ contribution }: { contribution: SlotContribution }) {
  return (
    <div data-slot="plugin" data-plugin={contribution.pluginId} className="flex min-w-0 flex-col gap-1 text-sm">
      {contribution.title === undefined ? null : <p className="font-medium">{contribution.title}</p>}
      {contribution.blocks.map((block) => (
        <Block key={JSON.stringify(block)} block={block} />
      ))}
    </div>
  );
}

const TEXT_TONES: Record<SlotTone, string> = {
  neutral: '',
  success: 'text-success',
  warning: 'text-warning',
  danger: 'text-danger',
  info: 'text-info',
};

function Block({ block }: { block: SlotBlock }) {
  switch (block.kind) {
    case 'text':
      return <p className="text-muted-foreground">{block.text}</p>;
    case 'fact':
      return (
        <p className="flex justify-between gap-3">
          <span className="text-muted-foreground">{block.label}</span>
          <span className={cn('text-end', TEXT_TONES[block.tone ?? 'neutral'])}>{block.value}</span>
        </p>
      );
    case 'alert':
      return <p className={TEXT_TONES[block.tone]}>{block.text}</p>;
    case 'link':
      return <SlotLink href={block.href} label={block.label} />;
  }
}

/** Links of plugins lead to https pages or into the product, never to `javascript:` and the like. */
function SlotLink({ href, label }: { href: string; label: string }) {
  const url = URL.parse(href, window.location.origin);
  if (!url || (url.protocol !== 'https:' && url.origin !== window.location.origin)) return null;
  const outside = url.origin !== window.location.origin;
  return (
    <a
      href={url.href}
      className="text-primary underline underline-offset-4 dark:text-info"
      {...(outside ? { target: '_blank', rel: 'noopener noreferrer' } : {})}
    >
      {label}
    </a>
  );
}

class SlotBoundary extends Component<{ plugin: string; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <p className="text-muted-foreground text-xs">
        <Trans>The plugin {this.props.plugin} could not show its part.</Trans>
      </p>
    );
  }
}
