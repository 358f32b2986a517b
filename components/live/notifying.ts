const KEY = 'notify';
const CHANGED = 'notify-changed';

/** Whether this browser tells; it may have been asked and have refused. */
export type Notifying = 'on' | 'off' | 'refused' | 'impossible';

export function notifying(): Notifying {
  if (typeof Notification === 'undefined') return 'impossible';
  if (Notification.permission === 'denied') return 'refused';
  return localStorage.getItem(KEY) === 'on' && Notification.permission === 'granted' ? 'on' : 'off';
}

/** Asks the browser, which asks the person. */
export async function notify(on: boolean): Promise<void> {
  if (on && typeof Notification !== 'undefined' && Notification.permission === 'default')
    await Notification.requestPermission();
  localStorage.setItem(KEY, on ? 'on' : 'off');
  dispatchEvent(new Event(CHANGED));
}

/** Calls back when it is turned on or off, in this tab or another one. Returns how to stop. */
export function onNotifying(changed: () => void): () => void {
  addEventListener(CHANGED, changed);
  addEventListener('storage', changed);
  return () => {
    removeEventListener(CHANGED, changed);
    removeEventListener('storage', changed);
  };
}
