import { readSetting, writeSetting } from './theme.ts';

const KEY = 'p1.single-keys';

/** Single-key shortcuts can be switched off (WCAG 2.1.4): speech input would trigger them by chance. */
export function singleKeysEnabled(): boolean {
  return readSetting(KEY) !== 'off';
}

export function setSingleKeys(on: boolean): void {
  writeSetting(KEY, on ? null : 'off');
}

/** True while the key goes into a control or a dialog is open: shortcuts of the page then rest. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('input, textarea, select, [role=combobox], [role=menu]')) return true;
  return document.querySelector('dialog[open], [role=dialog], [role=alertdialog]') !== null;
}
