import { Trans } from '@lingui/react/macro';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { cn } from '#lib/cn.ts';
import { FieldFrame } from './ui/field.tsx';
import { Input } from './ui/input.tsx';

export interface PickerOption {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  end?: ReactNode;
}

export interface SearchPickerProps {
  label: ReactNode;
  placeholder?: string;
  hint?: ReactNode;
  /** What is typed; the owner searches with it and gives `options`. */
  query: string;
  onQueryChange: (query: string) => void;
  /** Undefined while the first answer is on its way. */
  options: readonly PickerOption[] | undefined;
  onPick: (id: string) => void;
  autoFocus?: boolean;
}

/** Finds one of many by typing: the server searches, so that the list is never long. Arrows, Enter and Escape work. */
export function SearchPicker(props: SearchPickerProps) {
  const { label, hint, query, onQueryChange, options = [], onPick } = props;
  const id = useId();
  const [open, setOpen] = useState(false);
  const [marked, setMarked] = useState(0);
  const index = Math.min(marked, options.length - 1);
  const pick = (option: PickerOption | undefined) => {
    if (!option) return;
    setOpen(false);
    onPick(option.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setMarked(Math.min(index + 1, options.length - 1));
    else if (event.key === 'ArrowUp') setMarked(Math.max(index - 1, 0));
    else if (event.key === 'Enter' && open) pick(options[index]);
    else if (event.key === 'Escape' && open) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <FieldFrame id={id} label={label} hint={hint} className="relative">
      <Input
        id={id}
        autoFocus={props.autoFocus}
        role="combobox"
        autoComplete="off"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && options[index] ? `${id}-${options[index].id}` : undefined}
        placeholder={props.placeholder}
        value={query}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          onQueryChange(event.target.value);
          setMarked(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={props.placeholder}
        tabIndex={-1}
        hidden={!open}
        className="scrollbar-thin absolute inset-x-0 top-full z-20 mt-1 max-h-72 overflow-y-auto rounded-lg border bg-popover p-1 text-popover-foreground shadow-overlay"
        // The field keeps the focus while an option is clicked.
        onPointerDown={(event) => event.preventDefault()}
      >
        {options.map((option, position) => (
          <Option
            key={option.id}
            id={`${id}-${option.id}`}
            option={option}
            isMarked={position === index}
            onPick={() => pick(option)}
          />
        ))}
        {props.options !== undefined && options.length === 0 ? (
          <p className="px-2 py-1.5 text-muted-foreground text-sm">
            <Trans>Nothing found</Trans>
          </p>
        ) : null}
      </div>
    </FieldFrame>
  );
}

interface OptionProps {
  id: string;
  option: PickerOption;
  isMarked: boolean;
  onPick: () => void;
}

function Option({ id, option, isMarked, onPick }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the option (activedescendant)
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's
    <div
      id={id}
      role="option"
      aria-selected={isMarked}
      onClick={onPick}
      className={cn(
        'flex min-h-9 cursor-default items-center gap-3 rounded-md px-2 py-1 text-sm hover:bg-accent',
        isMarked && 'bg-accent text-accent-foreground',
      )}
    >
      <span className="min-w-0 flex-1">
        <span className="block truncate">{option.label}</span>
        {option.hint === undefined ? null : (
          <span className="block truncate text-muted-foreground text-xs">{option.hint}</span>
        )}
      </span>
      {option.end}
    </div>
  );
}
