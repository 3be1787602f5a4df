// Plans: what would change, what it is expected to do, and always the way back at the same place.

import type { Actions } from "../actions";
import { clock, num, pick, signed, street, t, tOr, type Key } from "../i18n";
import { msOf, type Plan, type Program } from "../net/api";
import type { City } from "../scene/city";
import { nowMs, type State, type Store } from "../state";
import { button, h, Panel, s, styled } from "./dom";
import { may } from "../net/me";

const STEPS = ["advised", "waiting", "sent", "watching", "kept"];
const OPEN = ["waiting", "advised", "watching", "sent"];
const REVERSIBLE = ["sent", "watching"];

/** The plan on the card: what is being watched and has gone wrong, then what waits, then the rest. */
export function foremost(plans: Plan[]): Plan | undefined {
  return [...plans].sort((a, b) => rank(a) - rank(b) || msOf(b.issued_ts_ns) - msOf(a.issued_ts_ns)).find((plan) => OPEN.includes(plan.state));
}

function rank(plan: Plan): number {
  if (plan.state === "watching" && outside(plan)) return -1;
  const at = OPEN.indexOf(plan.state);
  return at < 0 ? 99 : at;
}

/** Whether what was measured lies outside what was promised. */
export function outside(plan: Plan): boolean {
  return Boolean(plan.measured && plan.effect && (plan.measured.mean > plan.effect.high || plan.measured.mean < plan.effect.low));
}

export function makePlans(store: Store, actions: Actions, city: City): (state: State) => void {
  const panel = new Panel("plans", "plans");
  document.getElementById("app")?.append(panel.element);
  let confirming = "";
  return (state) => {
    panel.element.hidden = !["situation", "junction"].includes(state.mode);
    const open = state.mode === "junction" || state.planOpen !== "";
    panel.element.classList.toggle("open", open);
    const plans = Array.isArray(state.plans) ? state.plans : [];
    const wanted = state.mode === "junction" && state.selection?.kind === "controller" ? state.selection.id : "";
    const plan = plans.find((p) => p.id === state.planOpen) ?? (wanted ? foremost(plans.filter((p) => p.controller_id === wanted)) : foremost(plans));
    if (plan && confirming && confirming !== plan.id) confirming = "";
    const confirm = (id: string): void => {
      confirming = id;
      store.set({ plans: [...plans] });
    };
    panel.show([state.lang, plan, open, confirming, state.cursorMin === 0, plans.length, state.plans === "unavailable", controllerMode(state, plan)], () => {
      if (!plan) return empty(state);
      const parts = { store, actions, plan, open, live: state.cursorMin === 0, confirming: confirming === plan.id, confirm, name: nameOf(city, plan.controller_id) };
      return [header(state, plan, open), h("div", { class: "in" }, ...(open ? difference(parts) : card(parts, plans)), orders(parts))];
    });
  };
}

interface Parts {
  store: Store;
  actions: Actions;
  plan: Plan;
  open: boolean;
  live: boolean;
  confirming: boolean;
  confirm: (id: string) => void;
  name: string;
}

function empty(state: State): HTMLElement[] {
  const text = state.plans === null ? "" : t(state.plans === "unavailable" ? "plans.unavailable" : "plans.none");
  return [h("header", {}, h("h2", {}, t("plans.title"))), h("p", { class: "empty" }, text)];
}

/** The streets that meet at a controller, its id where they have no names. */
export function nameOf(city: City, controllerId: string): string {
  const controller = city.controllers.find((c) => c.id === controllerId);
  return controller?.streets.length ? controller.streets.map(street).join("—") : controllerId;
}

function controllerMode(state: State, plan: Plan | undefined): string {
  if (!plan || !Array.isArray(state.controllers)) return "";
  return state.controllers.find((c) => c.id === plan.controller_id)?.mode ?? "";
}

function header(state: State, plan: Plan, open: boolean): HTMLElement {
  const mode = controllerMode(state, plan);
  const left = Math.max(0, msOf(plan.expires_ts_ns) - nowMs(state));
  const wait = plan.state === "waiting" && left ? ` · ${Math.floor(left / 60_000)}:${String(Math.floor(left / 1000) % 60).padStart(2, "0")}` : "";
  return h(
    "header",
    {},
    h("h2", {}, t(open ? "plans.diff" : "plans.title")),
    mode && !open ? h("span", { class: "chip" }, t(`mode.${mode}` as Key)) : null,
    h("span", { class: "chip right", "data-plan-state": plan.state }, tOr(`plan.state.${plan.state}`, plan.state) + wait),
  );
}

function card(parts: Parts, plans: Plan[]): HTMLElement[] {
  const { plan } = parts;
  const more = plans.filter((p) => OPEN.includes(p.state) && p.id !== plan.id).length;
  const checks = plan.checks.filter((check) => check.ok).length;
  const lines = [
    h("p", { class: "strong" }, parts.name),
    h("p", { class: "second" }, summary(plan), more ? ` · ${t("plans.more", { n: more })}` : ""),
    effect(plan),
    h("p", { class: "second" }, `${checks === plan.checks.length ? "✓" : "✕"} ${t("plans.checks")} ${checks}/${plan.checks.length}`),
    h("p", { class: "second" }, t("plans.valid", { made: clock(msOf(plan.issued_ts_ns)), until: clock(msOf(plan.expires_ts_ns), false) })),
  ];
  if (outside(plan)) lines.push(h("p", { class: "second strong" }, `◆ ${t("plans.outside")}`));
  return lines;
}

function summary(plan: Plan): string {
  if (!plan.current || !plan.proposed) return plan.controller_id;
  const cycle = plan.current.cycle_s === plan.proposed.cycle_s ? num(plan.proposed.cycle_s) : `${num(plan.current.cycle_s)} → ${num(plan.proposed.cycle_s)}`;
  return `${t("plans.cycle")} ${cycle} s · ${t("plans.offset")} ${num(plan.current.offset_s)} → ${num(plan.proposed.offset_s)} s`;
}

/** The interval as a bar with its mean; one that holds 0 gets no verdict. */
function effect(plan: Plan): HTMLElement {
  const e = plan.effect;
  if (!e) return h("p", { class: "muted" }, "–");
  const values = [e.low, e.high, 0, ...(plan.measured ? [plan.measured.low, plan.measured.high] : [])];
  const [from, to] = [Math.min(...values), Math.max(...values)];
  const pad = (to - from) * 0.12 || 1;
  const x = (v: number): number => 8 + ((v - from + pad) / (to - from + 2 * pad)) * 324;
  const undecided = e.low <= 0 && e.high >= 0;
  const colour = undecided ? "#6b82a3" : e.mean < 0 ? "#5fb3d9" : "#f08a3c";
  const verdict = undecided ? t("plans.undecided") : t(e.mean < 0 ? "plans.better" : "plans.worse");
  const drawn = s(
    "svg",
    { viewBox: "0 0 340 44", width: "100%", role: "img", "aria-label": `${num(e.mean, 1)} [${num(e.low, 1)}, ${num(e.high, 1)}] ${e.unit}` },
    s("line", { x1: 8, x2: 332, y1: 14, y2: 14, stroke: "#26344a" }),
    s("rect", { x: x(e.low), y: 9, width: Math.max(2, x(e.high) - x(e.low)), height: 10, fill: colour, "fill-opacity": 0.75 }),
    s("line", { x1: x(e.mean), x2: x(e.mean), y1: 5, y2: 23, stroke: "#fff", "stroke-width": 3 }),
    s("line", { x1: x(0), x2: x(0), y1: 3, y2: 25, stroke: "#b4c2d5" }),
    s("text", { x: x(e.low), y: 38, fill: "#b4c2d5", "font-size": 12, "text-anchor": "middle" }, num(e.low, 1)),
    s("text", { x: x(e.high), y: 38, fill: "#b4c2d5", "font-size": 12, "text-anchor": "middle" }, num(e.high, 1)),
    s("text", { x: x(0), y: 38, fill: "#b4c2d5", "font-size": 12, "text-anchor": "middle" }, Math.min(Math.abs(x(0) - x(e.low)), Math.abs(x(0) - x(e.high))) < 24 ? "" : "0"),
  );
  if (plan.measured) drawn.append(s("path", { d: `M${x(plan.measured.mean)} 26l-5 8h10Z`, fill: "#fff" }));
  const label = `${tOr(`metric.${e.metric}`, e.metric)} ${signed(e.mean, 1)} ${e.unit}`;
  return h("div", {}, h("div", { class: "row" }, h("span", { class: "strong" }, label), h("span", { class: "second right" }, `${verdict} · ${t("plans.interval", { n: e.n })}`)), drawn as unknown as HTMLElement);
}

function difference(parts: Parts): HTMLElement[] {
  const { plan } = parts;
  const at = STEPS.indexOf(plan.state === "rolled_back" ? "kept" : plan.state);
  const steps = STEPS.map((step, i) => h("span", { class: i < at ? "past" : i === at ? "here" : "" }, tOr(`plan.state.${i === 4 && plan.state === "rolled_back" ? "rolled_back" : step}`, step)));
  const checks = plan.checks.map((check) => h("span", { class: check.ok ? "" : "no" }, `${check.ok ? "✓" : "✕"} ${pick(check.name)}`));
  return [
    h("p", { class: "strong" }, parts.name),
    h("p", { class: "second" }, t("plans.valid", { made: clock(msOf(plan.issued_ts_ns)), until: clock(msOf(plan.expires_ts_ns), false) })),
    h("div", { class: "steps" }, ...steps),
    table(plan),
    splits(plan),
    h("p", { class: "strong" }, t("plans.effect")),
    effect(plan),
    h("div", { class: "row" }, h("span", { class: "strong" }, t("plans.checks")), h("span", { class: "second right" }, t("plans.passed", { ok: plan.checks.filter((c) => c.ok).length, n: plan.checks.length }))),
    h("div", { class: "checks" }, ...checks),
    h("p", { class: "muted" }, outside(plan) ? `◆ ${t("plans.outside")}` : t("plans.after")),
  ];
}

function table(plan: Plan): HTMLElement {
  const { current, proposed } = plan;
  if (!current || !proposed) return h("p", { class: "muted" }, "–");
  const names = [...new Set([...current.stages, ...proposed.stages].map((stage) => stage.name))];
  const length = (program: Program, name: string): number | null => program.stages.find((stage) => stage.name === name)?.length_s ?? null;
  const rows: [string, number | null, number | null][] = [
    [`${t("plans.cycle")} s`, current.cycle_s, proposed.cycle_s],
    ...names.map((name): [string, number | null, number | null] => [`${name} s`, length(current, name), length(proposed, name)]),
    [`${t("plans.offset")} s`, current.offset_s, proposed.offset_s],
  ];
  const cells = (label: string, a: number | null, b: number | null): HTMLElement => {
    const delta = a === null || b === null ? null : b - a;
    return h("tr", { class: delta === 0 ? "" : "changed" }, h("td", {}, label), h("td", {}, num(a, digits(a))), h("td", {}, num(b, digits(b))), h("td", {}, delta === null ? "–" : signed(delta, digits(delta))));
  };
  const head = h("tr", {}, h("th", {}, ""), h("th", {}, t("plans.current")), h("th", {}, t("plans.proposed")), h("th", {}, t("plans.delta")));
  return h("table", {}, h("thead", {}, head), h("tbody", {}, ...rows.map((row) => cells(...row))));
}

const digits = (v: number | null): number => (v === null || Math.abs(v - Math.round(v)) < 0.05 ? 0 : 1);

function splits(plan: Plan): HTMLElement {
  const { current, proposed } = plan;
  if (!current || !proposed) return h("div");
  const longest = Math.max(current.cycle_s, proposed.cycle_s, 1);
  const bar = (program: Program, other: Program, kind: string): HTMLElement => {
    const pieces = program.stages.map((stage) => {
      const changed = other.stages.find((o) => o.name === stage.name)?.length_s !== stage.length_s;
      return styled(h("i", { class: changed ? "changed" : "" }, `${stage.name} ${num(stage.length_s)}`), { width: `${(100 * stage.length_s) / longest}%` });
    });
    return h("div", { class: `bar ${kind}` }, ...pieces);
  };
  return h("div", { class: "splits" }, h("span", { class: "second" }, t("plans.current")), bar(current, proposed, "current"), h("span", { class: "second" }, t("plans.proposed")), bar(proposed, current, "proposed"));
}

function orders(parts: Parts): HTMLElement {
  const { plan, actions, store } = parts;
  const live = parts.live && may("plans");
  const pending = plan.state === "waiting" || plan.state === "advised";
  const back = button("rollback", `↺ ${t("plans.rollback")}`, () => void actions.plan(plan, "rollback"), "plain", !live || !REVERSIBLE.includes(plan.state));
  back.classList.add("rollback");
  const close = (): void => store.set({ planOpen: "", mode: store.now.mode === "junction" ? "situation" : store.now.mode });
  if (!parts.open) {
    return h("div", { class: "actions" }, button("review", t("plans.review"), () => store.set({ planOpen: plan.id }), "primary"), pending ? button("reject", t("plans.reject"), () => void actions.plan(plan, "reject"), "plain", !live) : null, back);
  }
  if (parts.confirming && pending) {
    const go = (): void => {
      parts.confirm("");
      void actions.plan(plan, "approve");
    };
    return h("div", { class: "actions" }, button("confirm", t("plans.confirm", { name: parts.name }), go, "primary", !live), button("cancel", t("plans.cancel"), () => parts.confirm("")));
  }
  return h(
    "div",
    { class: "actions" },
    pending ? button("approve", t("plans.approve"), () => parts.confirm(plan.id), "primary", !live) : null,
    pending ? button("reject", t("plans.reject"), () => void actions.plan(plan, "reject"), "plain", !live) : null,
    button("close-plan", t("close"), close),
    back,
  );
}
