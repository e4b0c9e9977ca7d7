import { useLingui } from '@lingui/react/macro';
import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Section } from '#components/Section.tsx';
import { Button } from '#components/ui/button.tsx';

export interface PartCardProps {
  title: string;
  onRemove: () => void;
  children: ReactNode;
}

/** One part of the product in the editor: an option, a component, a field. Removed for good when the product is saved. */
export function PartCard({ title, onRemove, children }: PartCardProps) {
  const { t } = useLingui();
  return (
    <Section
      title={<bdi>{title}</bdi>}
      actions={
        <Button variant="ghost" size="icon-sm" aria-label={t`Remove ${title}`} onClick={onRemove}>
          <Trash2 aria-hidden="true" />
        </Button>
      }
    >
      <div className="flex flex-col gap-4">{children}</div>
    </Section>
  );
}
