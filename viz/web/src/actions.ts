// What people may do. Each order goes in the name of who is logged in, waits for the core's answer and says what came of it.

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
      await send(method, `${BASE}/${path}`, body);
      if (done) toast(done);
    } catch (error) {
      toast(t("error.action", { what: error instanceof ApiError ? error.message : String(error) }), true);
    }
    refresh();
  }
}
