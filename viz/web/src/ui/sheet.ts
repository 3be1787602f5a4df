// The scene as tables, for screen readers and for those who like numbers: sections from slow to fast, then junctions.

import { num, street, t } from "../i18n";
import type { City } from "../scene/city";
import { classOf } from "../scene/ribbons";
import type { State } from "../state";
import { h, Panel } from "./dom";
import type { Key } from "../i18n";

const MOST = 200;
const NONE = 255;
const RATIO_UNIT = 200;

export function makeSheet(city: City): (state: State) => void {
  const panel = new Panel("sheet", "table");
  document.getElementById("app")?.append(panel.element);
  return (state) => {
    panel.element.hidden = state.mode !== "table";
    if (state.mode !== "table") return;
    panel.show([state.lang, Math.floor(state.tickAt / 5000)], () => [h("h2", {}, t("table.title")), sections(state, city), junctions(state, city)]);
  };
}

function sections(state: State, city: City): HTMLElement {
  const ratio = state.ratio ?? new Uint8Array(0);
  const rows = [...ratio.keys()].filter((s) => ratio[s] !== NONE && city.names[s]).sort((a, b) => ratio[a] - ratio[b]).slice(0, MOST);
  const head = ["table.section", "section.speed", "section.free", "legend.title", "section.length"] as Key[];
  return table(
    head.map((key) => t(key)),
    rows.map((s) => {
      const share = ratio[s] / RATIO_UNIT;
      const free = city.sectionFreeMps[s] * 3.6;
      return [street(city.names[s]), `${num(share * free)} km/h`, `${num(free)} km/h`, t(`class.${classOf(share)}` as Key), `${num(city.sectionM[s])} m`];
    }),
  );
}

function junctions(state: State, city: City): HTMLElement {
  const left = state.lamps?.remainingDs;
  return table(
    [t("table.controller"), "ID", t("junction.remaining")],
    city.controllers.map((c, i) => [c.streets.map(street).join("—"), c.id, left && left[i] !== 65_535 ? num(left[i] / 10) : "–"]),
  );
}

function table(head: string[], rows: string[][]): HTMLElement {
  const body = rows.map((row) => h("tr", {}, ...row.map((cell) => h("td", {}, cell))));
  return h("table", {}, h("thead", {}, h("tr", {}, ...head.map((cell) => h("th", { scope: "col" }, cell)))), h("tbody", {}, ...body));
}
