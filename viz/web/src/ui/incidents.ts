// The alarm list after ISA-18.2: unacknowledged first, then by priority; what is hidden is counted in the footer.

import type { Actions } from "../actions";
import { clock, num, pick, t } from "../i18n";
import { msOf, type Alarm, type Alarms, type Incident } from "../net/api";
import type { State, Store } from "../state";
import { alarmIcon, button, h, Panel } from "./dom";
import { may } from "../net/me";

const RANK = { high: 0, medium: 1, low: 2 };
const LISTED = ["unacked", "returned_unacked", "acked"];

/** Alarms to show, in order; in a flood only the first of each incident. */
export function ordered(alarms: Alarms): Alarm[] {
  const unacked = (alarm: Alarm): number => (alarm.state === "acked" ? 1 : 0);
  const listed = alarms.alarms
    .filter((alarm) => LISTED.includes(alarm.state))
    .sort((a, b) => unacked(a) - unacked(b) || RANK[a.priority] - RANK[b.priority] || msOf(b.since_ts_ns) - msOf(a.since_ts_ns));
  const seen = new Set<string>();
  return listed.filter((alarm) => {
    const grouped = incidentOf(alarms, alarm);
    if (!grouped || (grouped.alarms.length < 2 && !alarms.flood)) return true;
    if (seen.has(grouped.id)) return false;
    seen.add(grouped.id);
    return true;
  });
}

function incidentOf(alarms: Alarms, alarm: Alarm): Incident | undefined {
  return alarms.incidents.find((incident) => incident.id === alarm.incident_id);
}

export function makeIncidents(store: Store, actions: Actions, fly: (alarm: Alarm) => void): (state: State) => void {
  const panel = new Panel("incidents", "incidents");
  panel.element.setAttribute("aria-live", "polite");
  document.getElementById("app")?.append(panel.element);
  return (state) => {
    panel.element.hidden = state.mode !== "situation" && state.mode !== "underground";
    const live = state.cursorMin === 0;
    panel.show([state.lang, state.alarms, live, state.selection], () => {
      if (state.alarms === null || state.alarms === "unavailable") return [head(null), h("p", { class: "empty" }, state.alarms ? t("alarms.unavailable") : "")];
      const { alarms } = state;
      const rows = ordered(alarms);
      const list = rows.length ? rows.map((alarm) => row(state, alarms, alarm, store, actions, fly, live)) : [h("p", { class: "empty" }, t("alarms.none"))];
      return [head(alarms), h("div", { class: "list", role: "list" }, ...list), foot(alarms)];
    });
  };
}

function head(alarms: Alarms | null): HTMLElement {
  const unacked = alarms?.alarms.filter((a) => a.state === "unacked" || a.state === "returned_unacked").length ?? 0;
  const active = alarms?.alarms.filter((a) => a.state === "unacked" || a.state === "acked").length ?? 0;
  return h(
    "header",
    {},
    h("h2", {}, t("alarms.title")),
    alarms ? h("span", { class: "second" }, alarms.flood ? t("alarms.flood") : t("alarms.counts", { unacked, active })) : null,
    alarms ? h("span", { class: "second right" }, t("alarms.rate", { n: num(alarms.rate_10min) })) : null,
  );
}

function foot(alarms: Alarms): HTMLElement {
  const { shelved, suppressed, out_of_service } = alarms.counts;
  return h("footer", { class: "second" }, t("alarms.footer", { shelved, suppressed, oos: out_of_service }));
}

function row(state: State, alarms: Alarms, alarm: Alarm, store: Store, actions: Actions, fly: (alarm: Alarm) => void, live: boolean): HTMLElement {
  const incident = incidentOf(alarms, alarm);
  const grouped = incident && incident.alarms.length > 1 ? incident : null;
  const open = alarm.state !== "acked";
  const selected = state.selection?.kind === "alarm" && state.selection.id === alarm.id;
  const title = pick(alarm.title) + (alarm.state === "returned_unacked" ? ` · ${t("alarms.returned")}` : "");
  const allowed = live && may("alarms");
  const words = open && alarm.state === "unacked" ? why(alarm) : [];
  const acked = alarm.state === "acked" && alarm.acked_by ? t("alarms.ackedby", { who: alarm.acked_by, time: clock(msOf(alarm.acked_ts_ns), false) }) : "";
  return h(
    "article",
    { class: `alarm ${alarm.priority} ${open ? "bar" : ""} ${selected ? "selected" : ""}`, role: "listitem", "data-alarm": alarm.id, "data-state": alarm.state, click: () => store.set({ selection: { kind: "alarm", id: alarm.id } }) },
    alarmIcon(alarm.priority, alarm.state),
    h("div", { class: "title" }, title, h("time", {}, clock(msOf(alarm.since_ts_ns)))),
    grouped ? h("p", { class: "second" }, `${pick(grouped.title)} · ${t("alarms.grouped", { n: grouped.alarms.length })}`) : null,
    ...words,
    acked ? h("p", { class: "second" }, acked) : null,
    h(
      "div",
      { class: "row" },
      open ? button(`ack-${alarm.id}`, t("alarms.ack"), () => void actions.acknowledge(alarm), alarm.priority === "high" ? "primary" : "plain", !allowed) : null,
      alarm.place?.x_m !== undefined && alarm.place?.x_m !== null ? button(`fly-${alarm.id}`, t("alarms.fly"), () => fly(alarm)) : null,
      alarm.state === "acked" ? button(`shelve-${alarm.id}`, t("alarms.shelve"), () => void actions.shelve(alarm, 30), "plain", !allowed) : null,
    ),
  );
}

function why(alarm: Alarm): HTMLElement[] {
  return (["cause", "effect", "action"] as const)
    .filter((name) => pick(alarm[name]))
    .map((name) => h("p", { class: "second" }, h("span", { class: "muted" }, `${t(name)} `), pick(alarm[name])));
}
