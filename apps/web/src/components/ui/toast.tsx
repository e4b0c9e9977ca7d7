import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { cn } from '#lib/cn.ts';

export interface ToastOptions {
  /** A way back or onward: `{ label: 'Undo', run }`. Shows the toast longer. */
  action?: { label: string; run: () => void };
  /** Called once when the toast goes and its action was not taken. */
  onClose?: () => void;
}
interface Toast extends ToastOptions {
  id: number;
  tone: 'success' | 'danger' | 'info';
  text: string;
}

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function publish(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function dismiss(id: number, { isTaken } = { isTaken: false }): void {
  const gone = toasts.filter((toast) => toast.id === id);
  publish(toasts.filter((toast) => toast.id !== id));
  if (!isTaken) for (const toast of gone) toast.onClose?.();
}

/** Shows a toast and answers how to take it away; older ones make room. */
function show(tone: Toast['tone'], text: string, options: ToastOptions = {}): () => void {
  const id = nextId++;
  for (const { id: old } of toasts.slice(0, -2)) dismiss(old);
  publish([...toasts, { id, tone, text, ...options }]);
  setTimeout(() => dismiss(id), options.action || tone === 'danger' ? 9000 : 4500);
  return () => dismiss(id);
}

/** Tells the result of an action. Never the only place of an error that needs a correction. */
export const toast = {
  success: (text: string, options?: ToastOptions) => show('success', text, options),
  error: (text: string, options?: ToastOptions) => show('danger', text, options),
  info: (text: string, options?: ToastOptions) => show('info', text, options),
};

const ICONS = { success: CircleCheck, danger: CircleAlert, info: Info };
const TONES = { success: 'text-success', danger: 'text-danger', info: 'text-info' };

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The region where toasts appear; once per page. Own code: libraries for it inject styles, which our policy refuses. */
export function Toaster({ label, closeLabel }: { label: string; closeLabel: string }) {
  const list = useSyncExternalStore(subscribe, () => toasts);
  return (
    <section
      aria-label={label}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-0 z-60 flex flex-col items-end gap-2 p-4 no-print"
    >
      {list.map(({ id, tone, text, action }) => {
        const Icon = ICONS[tone];
        return (
          <div
            key={id}
            data-slot="toast"
            className="pointer-events-auto flex w-full max-w-sm items-center gap-2.5 rounded-lg border bg-popover py-2 ps-3.5 pe-2 text-popover-foreground text-sm shadow-overlay"
          >
            <Icon aria-hidden="true" className={cn('size-4 shrink-0', TONES[tone])} />
            <span className="min-w-0 flex-1 py-1">{text}</span>
            {action ? (
              <button
                type="button"
                className="h-7 rounded-md px-2 font-medium hover:bg-accent"
                onClick={() => {
                  dismiss(id, { isTaken: true });
                  action.run();
                }}
              >
                {action.label}
              </button>
            ) : null}
            <button
              type="button"
              aria-label={closeLabel}
              className="flex size-7 items-center justify-center rounded-md text-muted-foreground hover:bg-accent"
              onClick={() => dismiss(id)}
            >
              <X aria-hidden="true" className="size-4" />
            </button>
          </div>
        );
      })}
    </section>
  );
}
