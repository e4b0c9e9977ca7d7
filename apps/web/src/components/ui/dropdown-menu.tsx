import { Check } from 'lucide-react';
import {
  type ComponentProps,
  cloneElement,
  createContext,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useContext,
  useId,
  useRef,
} from 'react';
import { cn } from '#lib/cn.ts';
import { focusItem, useMenu } from './use-menu.ts';

const CloseMenu = createContext<() => void>(() => {});

export interface DropdownMenuProps {
  /** A Button; it gets the menu's attributes. */
  trigger: ReactElement<ComponentProps<'button'>>;
  children: ReactNode;
  align?: 'start' | 'end';
}

/** A menu of actions in the browser's top layer: opens over dialogs too, and stays inside its landmark. */
export function DropdownMenu({ trigger, children, align = 'end' }: DropdownMenuProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const { open, show, close } = useMenu(anchor, popup, align);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' || event.key === 'Tab') close(event.key === 'Escape');
    else if (!focusItem(popup.current, event.key)) return;
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span ref={anchor} className="inline-flex">
      {cloneElement(trigger, {
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
        onClick: () => (open ? close(true) : show()),
      })}
      <div
        ref={popup}
        id={id}
        role="menu"
        tabIndex={-1}
        popover="manual"
        data-slot="dropdown-menu"
        onKeyDown={onKeyDown}
        className="scrollbar-thin fixed m-0 max-h-[70dvh] min-w-44 overflow-y-auto rounded-lg border bg-popover p-1 text-popover-foreground shadow-overlay outline-none"
      >
        <CloseMenu value={() => close(true)}>{open ? children : null}</CloseMenu>
      </div>
    </span>
  );
}

const item =
  'relative flex min-h-8 w-full select-none items-center gap-2 rounded-md px-2 text-start text-sm outline-none hover:bg-accent focus:bg-accent focus:text-accent-foreground disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0';

export interface DropdownMenuItemProps {
  children: ReactNode;
  onClick?: () => void;
  disabled?: boolean;
  tone?: 'default' | 'danger';
}

export function DropdownMenuItem({ children, onClick, disabled, tone = 'default' }: DropdownMenuItemProps) {
  const close = useContext(CloseMenu);
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      disabled={disabled}
      className={cn(item, tone === 'danger' && 'text-danger')}
      onClick={() => {
        close();
        onClick?.();
      }}
    >
      {children}
    </button>
  );
}

export interface DropdownMenuCheckboxItemProps {
  children: ReactNode;
  checked: boolean;
  onCheckedChange: () => void;
}

/** Switches something; the menu stays open. */
export function DropdownMenuCheckboxItem({ children, checked, onCheckedChange }: DropdownMenuCheckboxItemProps) {
  return (
    <button
      type="button"
      role="menuitemcheckbox"
      aria-checked={checked}
      tabIndex={-1}
      className={cn(item, 'pe-8')}
      onClick={onCheckedChange}
    >
      {children}
      {checked ? <Check aria-hidden="true" className="absolute end-2" /> : null}
    </button>
  );
}

export function DropdownMenuSeparator() {
  return <hr className="-mx-1 my-1 border-0 border-t" />;
}
