import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '#lib/cn.ts';
import { controlClass } from './input.tsx';
import { useOverlayContainer } from './overlay-container.ts';

export interface SelectOption {
  value: string;
  label: ReactNode;
}

export interface SelectProps {
  options: readonly SelectOption[];
  value: string | null;
  onValueChange: (value: string) => void;
  placeholder?: ReactNode;
  id?: string;
  name?: string;
  disabled?: boolean;
  className?: string;
  'aria-label'?: string;
  'aria-labelledby'?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
}

/** A select with rich options, for staff pages. Where plain text is enough NativeSelect is lighter. */
export function Select({
  options,
  value,
  onValueChange,
  placeholder,
  name,
  disabled,
  className,
  ...trigger
}: SelectProps) {
  return (
    <Base.Root
      items={[...options]}
      value={value}
      onValueChange={(next) => {
        if (next !== null) onValueChange(next);
      }}
      {...(name === undefined ? {} : { name })}
      {...(disabled === undefined ? {} : { disabled })}
    >
      <Base.Trigger
        data-slot="select-trigger"
        className={cn(controlClass, 'flex h-8 items-center justify-between gap-2 text-start', className)}
        {...trigger}
      >
        <Base.Value className="truncate">
          {(current: string | null) =>
            options.find((option) => option.value === current)?.label ?? (
              <span className="text-muted-foreground">{placeholder}</span>
            )
          }
        </Base.Value>
        <Base.Icon>
          <ChevronsUpDown aria-hidden="true" className="size-3.5 text-muted-foreground" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal {...useOverlayContainer()}>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup
            data-slot="select-content"
            className="overlay-pop scrollbar-thin max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto rounded-lg border bg-popover p-1 text-popover-foreground shadow-overlay outline-none"
          >
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                className="flex min-h-8 cursor-default select-none items-center gap-2 rounded-md ps-2 pe-8 text-sm outline-none data-highlighted:bg-accent data-highlighted:text-accent-foreground"
              >
                <Base.ItemText>{option.label}</Base.ItemText>
                <Base.ItemIndicator className="absolute end-3">
                  <Check aria-hidden="true" className="size-4" />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
