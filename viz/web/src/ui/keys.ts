// Everything by keyboard.

import type { View } from "../scene/view";
import type { Mode, Store } from "../state";

export interface KeyActions {
  switchLanguage: () => void;
  modes: Mode[];
  acknowledge: () => void;
  fly: () => void;
  search: () => void;
  help: () => void;
}

export function installKeys(store: Store, view: View, actions: KeyActions): void {
  addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement;
    if (typing || event.ctrlKey || event.metaKey) return;
    if (event.altKey && /^[1-9]$/.test(event.key)) {
      bookmark(view, event.key, event.shiftKey);
      event.preventDefault();
      return;
    }
    const move = (minutes: number): void => store.set({ cursorMin: Math.max(-30, Math.min(60, store.now.cursorMin + minutes)) });
    const step = event.shiftKey ? 10 : 1;
    const table: Record<string, () => unknown> = {
      ArrowLeft: () => move(-step),
      ArrowRight: () => move(step),
      Home: () => store.set({ cursorMin: 0, paused: false }),
      " ": () => store.set({ paused: !store.now.paused }),
      l: actions.switchLanguage,
      n: () => view.northUp(),
      x: () => actions.modes.includes("underground") && store.set({ mode: store.now.mode === "underground" ? "situation" : "underground" }),
      a: actions.acknowledge,
      f: actions.fly,
      "/": actions.search,
      "?": actions.help,
      Escape: () => store.set({ selection: null, planOpen: "", mode: "situation" }),
    };
    actions.modes.forEach((mode, i) => (table[String(i + 1)] = () => store.set({ mode })));
    const act = table[event.key] ?? table[event.key.toLowerCase()];
    const onButton = event.target instanceof HTMLButtonElement && event.key === " ";
    if (!act || onButton) return;
    event.preventDefault();
    act();
  });
}

/** Alt + digit goes to a place kept in this browser; with shift it keeps the present one. */
function bookmark(view: View, digit: string, keep: boolean): void {
  const name = `citybrain.camera.${digit}`;
  if (keep) localStorage.setItem(name, JSON.stringify(view.pose()));
  else {
    const kept = localStorage.getItem(name);
    if (kept) view.setPose(JSON.parse(kept) as number[]);
  }
}
