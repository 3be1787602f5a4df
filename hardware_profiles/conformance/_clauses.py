"""All clauses of the kit, in the order in which they run: what is asked, where that is written, and its check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hardware_profiles.conformance import _admission as admission
from hardware_profiles.conformance import _connection as connection
from hardware_profiles.conformance import _orders as orders
from hardware_profiles.conformance import _passive as passive
from hardware_profiles.conformance._bench import Bench
from hardware_profiles.conformance._findings import Text

__all__ = ["CLAUSES", "Clause"]

CONTROLLER = ("signal_controller",)
ANY = ("signal_controller", "rsu", "detector_station", "parking_sensor", "water_station")


@dataclass(frozen=True)
class Clause:
    """One thing that is asked of a device. `cites`: profile field, standard clause or manual. `kinds`: who is asked.

    `check` returns where the clause is kept and raises `Ended` otherwise.
    """

    id: str
    title: Text
    cites: str
    kinds: tuple[str, ...]
    check: Callable[[Bench], None]


def _clause(name: str, en: str, zh: str, cites: str, kinds: tuple[str, ...], check: Callable[[Bench], None]) -> Clause:
    return Clause(name, Text(en, zh), cites, kinds, check)


CLAUSES: tuple[Clause, ...] = (
    _clause("identity", "introduces itself as its profile says", "自报身份与配置文件一致",
            "device.proto Identity; profile identity, kind", ANY, connection.identity),
    _clause("sensors", "has a sensor for each resource, indexed without gaps", "每项资源都有传感器，编号连续",
            "device.proto Sensor; profile resources", ANY, connection.sensors),
    _clause("local-plan", "runs its local plan without any command", "无命令时自行执行本地方案",
            "profile capabilities.mandatory; GB 25280-2016 5 (local control)", CONTROLLER, orders.local_plan),
    _clause("every-resource", "every resource reports", "每项资源都上报",
            "profile resources, rates", ANY, passive.every_resource),
    _clause("plan-accepted", "takes a sound plan and runs it within its bound", "接受合规方案并按时执行",
            "profile commands.apply_plan; NTCIP 1202 coordPatternStatus", CONTROLLER, orders.plan_accepted),
    _clause("plan-shown", "shows the plan it says it runs", "实际灯色与所报方案一致",
            "profile resources.plan; NTCIP 1202 splitTable", CONTROLLER, orders.plan_shown),
    _clause("idempotent", "the same order twice changes nothing", "重复同一命令无影响",
            "profile commands.apply_plan.idempotent", CONTROLLER, orders.idempotent),
    _clause("revert", "returns to its local plan when told", "收到撤销后恢复本地方案",
            "profile commands.revert_to_local", CONTROLLER, orders.revert),
    _clause("not-before", "does not start a plan before its time", "不早于规定时间启用方案",
            "device.proto ApplyPlan.not_before_ts_ns", CONTROLLER, orders.not_before),
    _clause("keep-alive", "keeps a plan for as long as it is kept alive", "心跳期间保持方案",
            "profile safety.dead_man_ms", CONTROLLER, orders.keep_alive),
    _clause("dead-man", "returns to its local plan when the lease is no longer kept alive", "心跳中断后恢复本地方案",
            "profile safety.dead_man_ms; NTCIP 1202 unitBackupTime", CONTROLLER, orders.dead_man),
    _clause("unsafe-refused", "refuses every plan that breaks a rule of its junction", "拒绝违反路口规则的方案",
            "profile safety; GB/T 20999-2017 7.1.2, 7.2.2", CONTROLLER, orders.unsafe_refused),
    _clause("wrong-target", "refuses an order for another device", "拒绝发往其他设备的命令",
            "device.proto ApplyPlan.device_id", CONTROLLER, orders.wrong_target),
    _clause("stage-request", "takes a stage request or says that it cannot", "响应阶段请求或明确拒绝",
            "profile commands.request_stage", CONTROLLER, orders.stage_request),
    _clause("answers-in-time", "answers orders within its time-out", "在时限内应答命令",
            "profile commands.*.ack_timeout_ms", CONTROLLER, orders.answers_in_time),
    _clause("advice", "stays alive when it is shown advice or guidance", "收到建议或诱导信息后保持正常",
            "profile commands.show_advice, show_guidance", ("rsu", "parking_sensor"), connection.advice),
    _clause("unknown-message", "ignores a message it does not know", "忽略未知消息",
            "device.proto (new fields from newer agents)", ANY, connection.unknown_message),
    _clause("garbage", "survives bytes that are no message", "遇乱码后仍可连接",
            "transport.framing", ANY, connection.garbage),
    _clause("too-long", "refuses a message longer than 1 MiB without waiting for it", "拒绝超长消息",
            "transport.framing", ANY, connection.too_long),
    _clause("truncated", "survives a message cut in two", "消息中断后仍可连接",
            "transport.framing", ANY, connection.truncated),
    _clause("unattached", "obeys nobody who has not attached", "未登录者的命令无效",
            "device.proto Attach", CONTROLLER, connection.unattached),
    _clause("take-over", "hears a new agent when an old connection hangs", "新代理可接管旧连接",
            "device.proto Attach", ANY, connection.take_over),
    _clause("reconnect", "says everything again to a new reader", "重连后重新上报全部状态",
            "device.proto Report", ANY, connection.reconnect),
    _clause("replayed", "agent: a replayed or reordered command has no second effect", "代理：重放或乱序命令无效",
            "safety kernel E04, E05, E06; persisted numbers", CONTROLLER, admission.replayed),
    _clause("stale", "agent: a command on old data, of long ago or far ahead is refused", "代理：拒绝过时或过早的命令",
            "safety kernel E07, E08, E12 (lease at most 30 s)", CONTROLLER, admission.stale),
    _clause("foreign", "agent: a command for another device, layout or without signature is refused",
            "代理：拒绝目标、配置或签名不符的命令", "safety kernel E02, E03, E10", CONTROLLER, admission.foreign),
    _clause("lease", "agent: a lease that is not renewed ends in the local plan", "代理：租约到期恢复本地方案",
            "safety kernel I11; NTCIP 1202 unitBackupTime", CONTROLLER, admission.lease),
    _clause("columns", "columns are whole and name known sensors", "数据列完整且传感器已知",
            "device.proto Report", ANY, passive.of("columns")),
    _clause("continuous", "reports follow each other without gap", "报告首尾相接",
            "device.proto Report; profile rates.report_period_ms", ANY, passive.of("continuous")),
    _clause("stamps", "stamps lie within their report and on the stated grid", "时标在报告内且符合分辨率",
            "profile rates.stamp_resolution_ms", ANY, passive.of("stamps")),
    _clause("ranges", "values stay in the stated ranges", "数值在规定范围内",
            "profile resources.*.min, max, type", ANY, passive.of("ranges")),
    _clause("conflict", "never shows conflicting greens", "不出现冲突放行",
            "GB/T 20999-2017 7.1.2; NEMA TS 2 conflict monitoring", CONTROLLER, passive.of_lamps("conflict")),
    _clause("intergreen", "keeps every intergreen", "保证绿间隔时间",
            "GB/T 20999-2017 7.2.2; profile intergreens", CONTROLLER, passive.of_lamps("intergreen")),
    _clause("min-green", "keeps every minimum green", "保证最小绿灯时间",
            "profile groups.min_green_ms; NTCIP 1202 phaseMinimumGreen", CONTROLLER, passive.of_lamps("min-green")),
    _clause("amber", "keeps every amber and red-amber", "保证黄灯时间",
            "GB 14886-2016 4.3.4; profile groups.amber_ms", CONTROLLER, passive.of_lamps("amber")),
    _clause("clearance", "never cuts a pedestrian clearance", "不缩短行人清空时间",
            "GB 14886-2016 4.3; profile groups.clear_ms", CONTROLLER, passive.of_lamps("clearance")),
    _clause("order", "shows colours in their order", "灯色顺序正确",
            "GB 14886-2016 4.3", CONTROLLER, passive.of_lamps("order")),
    _clause("max-red", "keeps nobody waiting beyond the longest red", "红灯不超过最大时长",
            "profile groups.max_red_ms", CONTROLLER, passive.of_lamps("max-red")),
)  # fmt: skip
