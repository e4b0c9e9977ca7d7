import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

const GAP = 4;
const EDGE = 8;

export interface MenuState {
  open: boolean;
  show: () => void;
  close: (returnFocus: boolean) => void;
}

type Element = RefObject<HTMLElement | null>;

/** Opens a popup at its trigger, keeps it on the screen, and closes it when the person looks elsewhere. */
export function useMenu(anchor: Element, popup: Element, align: 'start' | 'end'): MenuState {
  const [open, setOpen] = useState(false);
  useLayoutEffect(() => {
    const element = popup.current;
    if (!element || !anchor.current) return;
    if (!open) {
      element.hidePopover?.();
      return;
    }
    element.showPopover?.();
    place(element, anchor.current.getBoundingClientRect(), align);
    focusItem(element, 'Home');
  }, [open, anchor, popup, align]);
  useEffect(() => {
    if (!open) return;
    const away = (event: Event) => {
      const inside = event.target instanceof Node && anchor.current?.contains(event.target);
      if (!inside) setOpen(false);
    };
    const move = (event: Event) => {
      if (event.target !== popup.current) setOpen(false);
    };
    document.addEventListener('pointerdown', away, true);
    window.addEventListener('resize', move);
    window.addEventListener('scroll', move, true);
    return () => {
      document.removeEventListener('pointerdown', away, true);
      window.removeEventListener('resize', move);
      window.removeEventListener('scroll', move, true);
    };
  }, [open, anchor, popup]);
  return {
    open,
    show: () => setOpen(true),
    close: (returnFocus) => {
      setOpen(false);
      if (returnFocus) anchor.current?.querySelector('button')?.focus();
    },
  };
}

function place(popup: HTMLElement, at: DOMRect, align: 'start' | 'end'): void {
  const box = popup.getBoundingClientRect();
  const rightToLeft = getComputedStyle(popup).direction === 'rtl';
  const alignLeft = (align === 'start') !== rightToLeft;
  const left = alignLeft ? at.left : at.right - box.width;
  const below = at.bottom + GAP;
  const top = below + box.height > window.innerHeight - EDGE ? Math.max(EDGE, at.top - GAP - box.height) : below;
  // The browser's own inset would win over `left` in a right-to-left page.
  popup.style.inset = 'auto';
  popup.style.left = `${Math.min(Math.max(EDGE, left), window.innerWidth - EDGE - box.width)}px`;
  popup.style.top = `${top}px`;
}

/** Moves the focus by arrow, Home, End or a letter; false for any other key. */
export function focusItem(popup: HTMLElement | null, key: string): boolean {
  const items = [...(popup?.querySelectorAll<HTMLElement>('[role^=menuitem]:not(:disabled)') ?? [])];
  const index = items.findIndex((item) => item.matches(':focus'));
  const last = items.length - 1;
  const target: Record<string, number> = {
    ArrowDown: index >= last ? 0 : index + 1,
    ArrowUp: index <= 0 ? last : index - 1,
    Home: 0,
    End: last,
  };
  let next = target[key];
  if (next === undefined && key.length === 1 && key !== ' ') {
    const starts = (item: HTMLElement) => item.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()) ?? false;
    const after = items.findIndex((item, place) => place > index && starts(item));
    next = after === -1 ? items.findIndex(starts) : after;
  }
  if (next === undefined) return false;
  items[next]?.focus();
  return true;
}
