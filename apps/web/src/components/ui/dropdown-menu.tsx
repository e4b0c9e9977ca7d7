import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { cn } from '#lib/cn.ts';

const item =
  'relative flex min-h-8 cursor-default select-none items-center gap-2 rounded-md px-2 text-sm outline-none data-highlighted:bg-accent data-highlighted:text-accent-foreground data-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0';

export interface DropdownMenuProps {
  /** A Button; it gets the menu's attributes. */
  trigger: ReactElement;
  children: ReactNode;
  align?: 'start' | 'center' | 'end';
}

export function DropdownMenu({ trigger, children, align = 'end' }: DropdownMenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} className="z-50 outline-none">
          <Base.Popup
            data-slot="dropdown-menu"
            className="overlay-pop scrollbar-thin max-h-(--available-height) min-w-44 overflow-y-auto rounded-lg border bg-popover p-1 text-popover-foreground shadow-overlay outline-none"
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export interface DropdownMenuItemProps extends Omit<ComponentProps<typeof Base.Item>, 'className'> {
  tone?: 'default' | 'danger';
}

export function DropdownMenuItem({ tone = 'default', ...props }: DropdownMenuItemProps) {
  return <Base.Item className={cn(item, tone === 'danger' && 'text-danger')} {...props} />;
}

export function DropdownMenuCheckboxItem({
  children,
  ...props
}: Omit<ComponentProps<typeof Base.CheckboxItem>, 'className'>) {
  return (
    <Base.CheckboxItem className={cn(item, 'pe-8')} {...props}>
      {children}
      <Base.CheckboxItemIndicator className="absolute end-2">
        <Check aria-hidden="true" />
      </Base.CheckboxItemIndicator>
    </Base.CheckboxItem>
  );
}

export function DropdownMenuSeparator() {
  return <Base.Separator className="-mx-1 my-1 border-t" />;
}
