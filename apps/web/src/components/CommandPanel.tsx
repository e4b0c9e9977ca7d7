import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { cn } from '#lib/cn.ts';
import { type PaletteGroup, type PaletteItem, searchPalette } from '#lib/palette.ts';

export interface CommandPanelProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  label: string;
}

/** The palette: one field, results of all providers below, arrows and Enter. Loaded when it is first opened. */
export function CommandPanel({ open, onOpenChange, label }: CommandPanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself; the click is for the backdrop
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={() => onOpenChange(false)}
      onClick={(event) => {
        if (event.target === event.currentTarget) onOpenChange(false);
      }}
      className="mx-auto mt-[12dvh] mb-auto w-[calc(100%-2rem)] max-w-xl overflow-hidden rounded-xl border bg-popover p-0 text-popover-foreground shadow-overlay"
    >
      {open ? <Search label={label} onDone={() => onOpenChange(false)} /> : null}
    </dialog>
  );
}

function useResults(query: string): { groups: readonly PaletteGroup[]; asked: boolean } {
  const [state, setState] = useState<{ groups: readonly PaletteGroup[]; asked: boolean }>({ groups: [], asked: false });
  useEffect(() => {
    const controller = new AbortController();
    const timer = setTimeout(
      async () => {
        const groups = await searchPalette(query.trim(), controller.signal);
        if (!controller.signal.aborted) setState({ groups, asked: true });
      },
      query === '' ? 0 : 60,
    );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [query]);
  return state;
}

function Search({ label, onDone }: { label: string; onDone: () => void }) {
  const navigate = useNavigate();
  const id = useId();
  const [query, setQuery] = useState('');
  const [picked, setPicked] = useState(0);
  const { groups, asked } = useResults(query);
  const items = groups.flatMap((group) => group.items);
  const index = Math.min(picked, items.length - 1);
  const run = (item: PaletteItem | undefined) => {
    if (!item) return;
    onDone();
    if (item.to !== undefined) void navigate({ to: item.to });
    item.run?.();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setPicked(items.length === 0 ? 0 : (index + 1) % items.length);
    else if (event.key === 'ArrowUp') setPicked(items.length === 0 ? 0 : (index - 1 + items.length) % items.length);
    else if (event.key === 'Enter') run(items[index]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: the person just asked for this field
        autoFocus
        role="combobox"
        aria-label={label}
        aria-expanded={items.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={items[index] ? `${id}-${items[index].id}` : undefined}
        aria-autocomplete="list"
        placeholder={label}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setPicked(0);
        }}
        onKeyDown={onKeyDown}
        className="h-12 w-full border-b bg-transparent px-4 text-base outline-none placeholder:text-muted-foreground"
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        className="scrollbar-thin max-h-[50dvh] overflow-y-auto p-1.5"
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a listbox groups its options by role
          <div key={group.id} role="group" aria-label={group.label} className="pb-1">
            <p aria-hidden="true" className="px-2.5 py-1 font-medium text-muted-foreground text-xs">
              {group.label}
            </p>
            {group.items.map((item) => (
              <Option key={item.id} id={`${id}-${item.id}`} item={item} picked={items[index] === item} onRun={run} />
            ))}
          </div>
        ))}
      </div>
      {asked && items.length === 0 ? (
        <p role="status" className="px-4 pb-6 text-center text-muted-foreground text-sm">
          <Trans>Nothing found</Trans>
        </p>
      ) : null}
    </>
  );
}

interface OptionProps {
  id: string;
  item: PaletteItem;
  picked: boolean;
  onRun: (item: PaletteItem) => void;
}

function Option({ id, item, picked, onRun }: OptionProps) {
  const Icon = item.icon;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the option (activedescendant)
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's
    <div
      id={id}
      role="option"
      aria-selected={picked}
      ref={(element) => {
        if (picked) element?.scrollIntoView({ block: 'nearest' });
      }}
      onClick={() => onRun(item)}
      className={cn(
        'flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 text-sm',
        picked && 'bg-accent text-accent-foreground',
      )}
    >
      {Icon ? <Icon aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" /> : null}
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.hint === undefined ? null : <span className="truncate text-muted-foreground text-xs">{item.hint}</span>}
    </div>
  );
}
