import { useSyncExternalStore } from 'react';

const KEY = 'screen-scale';
const CHANGED = 'screen-scale-changed';

/** How much longer a millimetre of this screen has to be drawn than browsers suppose; remembered by this browser. */
export function useScreenScale(): [number, (scale: number) => void] {
  const scale = useSyncExternalStore(subscribe, read, () => 1);
  return [scale, write];
}

function read(): number {
  const kept = Number(localStorage.getItem(KEY));
  return kept >= 0.5 && kept <= 2 ? kept : 1;
}

function write(scale: number): void {
  localStorage.setItem(KEY, String(scale));
  dispatchEvent(new Event(CHANGED));
}

function subscribe(listen: () => void): () => void {
  addEventListener(CHANGED, listen);
  addEventListener('storage', listen);
  return () => {
    removeEventListener(CHANGED, listen);
    removeEventListener('storage', listen);
  };
}
