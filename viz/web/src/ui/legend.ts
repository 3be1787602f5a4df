// The legend draws real widths and textures, so that what it shows is what the map shows.

import { t, type Key } from "../i18n";
import type { State } from "../state";
import { h, Panel } from "./dom";

const COLOURS = ["#2b83ba", "#9ed1c4", "#f6d55c", "#f08a3c", "#d73027"];
const HEIGHTS = [3, 4, 7, 9, 11];
const CASING = "#0b1119";

export function makeLegend(): (state: State) => void {
  const panel = new Panel("legend", "legend");
  document.getElementById("app")?.append(panel.element);
  return (state) => {
    const future = state.cursorMin > 0;
    panel.element.hidden = state.mode !== "situation" && state.mode !== "forecast";
    panel.show([state.lang, future], () => [
      h("div", { class: "row" }, h("h2", {}, t(future ? "legend.forecast" : "legend.title")), h("span", { class: "second right" }, t("legend.unit"))),
      h("div", { class: "scale" }, ...COLOURS.map((_, k) => swatch(k, future, 0.62))),
      h("div", { class: "names" }, ...COLOURS.map((_, k) => h("span", {}, t(`class.${k}` as Key)))),
      future ? h("div", { class: "sure second" }, swatch(4, true, 0.38), t("legend.sure"), swatch(4, true, 0.68), t("legend.unsure")) : null,
      future ? h("p", { class: "muted" }, t("legend.future")) : null,
    ]);
  };
}

function swatch(k: number, hatched: boolean, gap: number): HTMLElement {
  const canvas = h("canvas", { width: 128, height: 28 }) as HTMLCanvasElement;
  const pen = canvas.getContext("2d");
  if (!pen) return canvas;
  const height = 2 * HEIGHTS[k];
  const top = 14 - height / 2;
  pen.fillStyle = COLOURS[k];
  pen.fillRect(0, top, 128, height);
  pen.save();
  pen.beginPath();
  pen.rect(0, top, 128, height);
  pen.clip();
  pen.fillStyle = CASING;
  pen.globalAlpha = 0.75;
  if (hatched) for (let x = -40; x < 160; x += 22) stripe(pen, x, 22 * gap);
  else if (k >= 3) for (let x = 8; x < 128; x += k === 4 ? 13 : 32) pen.fillRect(x, top, k === 4 ? 4 : 6, height);
  pen.restore();
  return canvas;
}

function stripe(pen: CanvasRenderingContext2D, x: number, width: number): void {
  pen.beginPath();
  pen.moveTo(x, 28);
  pen.lineTo(x + 28, 0);
  pen.lineTo(x + 28 + width, 0);
  pen.lineTo(x + width, 28);
  pen.fill();
}
