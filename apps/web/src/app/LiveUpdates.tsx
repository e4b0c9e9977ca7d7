import { useEffect } from 'react';
import { applyLiveEvent, resync } from '#lib/live.ts';

/** Opens the tab's one stream of news when the page is idle, and closes it with the frame. */
export function LiveUpdates() {
  useEffect(() => {
    let stopped = false;
    let stop = () => {};
    const timer = setTimeout(async () => {
      const { liveApi } = await import('#lib/live-client.ts');
      if (stopped) return;
      let interrupted = false;
      const subscription = liveApi.live.events.subscribe(
        {},
        {
          onData: ({ data }) => applyLiveEvent(data),
          onConnectionStateChange: ({ state }) => {
            if (state === 'connecting') interrupted = true;
            if (state === 'pending' && interrupted) resync();
          },
        },
      );
      stop = () => subscription.unsubscribe();
    }, 1500);
    return () => {
      stopped = true;
      clearTimeout(timer);
      stop();
    };
  }, []);
  return null;
}
