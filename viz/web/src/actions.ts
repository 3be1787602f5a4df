// What people may do. Each order names who gives it, waits for the core's answer and says what came of it.

import { ApiError, send, type Alarm, type Plan } from "./net/api";
import { pick, t } from "./i18n";
import { toast } from "./ui/toasts";

const BASE = "api/v1";

/** Ask again at once, after an order. */
export interface Refresh {
  alarms: () => void;
  plans: () => void;
  controllers: () => void;
}

export class Actions {
  constructor(private readonly refresh: Refresh) {}

  private get who(): string {
    return localStorage.getItem("citybrain.who") ?? "desk-1";
  }

  acknowledge(alarm: Alarm): Promise<void> {
    return this.order("POST", `alarms/${encodeURIComponent(alarm.id)}/acknowledge`, {}, t("done.ack", { what: pick(alarm.title) }), () => this.refresh.alarms());
  }

  shelve(alarm: Alarm, minutes: number): Promise<void> {
    return this.order("POST", `alarms/${encodeURIComponent(alarm.id)}/shelve`, { minutes, reason: "desk" }, t("done.shelve", { what: pick(alarm.title) }), () => this.refresh.alarms());
  }

  plan(plan: Plan, what: "approve" | "reject" | "rollback"): Promise<void> {
    return this.order("POST", `plans/${encodeURIComponent(plan.id)}/${what}`, {}, t(`done.${what}`, { what: plan.controller_id }), () => this.refresh.plans());
  }

  setMode(controller: string, mode: string): Promise<void> {
    return this.order("PUT", `controllers/${encodeURIComponent(controller)}/mode`, { mode }, "", () => this.refresh.controllers());
  }

  private async order(method: "POST" | "PUT", path: string, body: object, done: string, refresh: () => void): Promise<void> {
    try {
      await send(method, `${BASE}/${path}`, { ...body, who: this.who });
      if (done) toast(done);
    } catch (error) {
      toast(t("error.action", { what: error instanceof ApiError ? error.message : String(error) }), true);
    }
    refresh();
  }
}
