import { createContext, useContext } from 'react';

/** True inside a modal dialog, whose popups have to stay inside it. */
export const InsideDialog = createContext(false);

const MAIN = {
  get current(): HTMLElement | null {
    return document.getElementById('main');
  },
};

/** Where popups go: into the page's main landmark, so that nothing on the page is outside of one; in a dialog into it. */
export function useOverlayContainer(): { container?: typeof MAIN } {
  return useContext(InsideDialog) ? {} : { container: MAIN };
}
