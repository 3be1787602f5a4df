"""Every alarm there is: priority, delays, and what a person needs to know of it (cause, effect, action), zh and en.

Priorities follow what a late reaction costs: high = the street is or soon may be without its signals, medium = the twin
does less than it should or traffic suffers now, low = somebody should look today. ISA-18.2 asks for few high ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

__all__ = ["CATALOGUE", "AlarmKind", "Priority", "Text", "kind_of_code"]


class Priority(Enum):
    """How soon somebody must react."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence in both languages; `{names}` are filled in from the signal's detail, `{place}` from its place."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class AlarmKind:
    """One kind of alarm.

    `cause_group`: alarms of one group may share an incident. `on_delay_s`, `off_delay_s`: how long a condition must
    hold or be gone before the alarm follows it. `hold_s`: an event has no end of its own; it counts as gone so long
    after it was last told, 0 = the condition itself ends. `suppressed_by`: kinds at the same site that explain it.
    """

    group: str
    priority: Priority
    title: Text
    cause: Text
    effect: Text
    action: Text
    on_delay_s: int = 0
    off_delay_s: int = 10
    hold_s: int = 0
    suppressed_by: tuple[str, ...] = ()


_HIGH, _MEDIUM, _LOW = Priority.HIGH, Priority.MEDIUM, Priority.LOW
_AWAY = ("site_offline", "device_lost")

CATALOGUE: dict[str, AlarmKind] = {
    "site_offline": AlarmKind(
        "communication",
        _HIGH,
        Text("{place} 离线", "{place} is offline"),
        Text("站点与网关之间没有连接", "The site has no connection to a gateway"),
        Text(
            "路口按本地方案运行,孪生看不到该处;数据存于边缘箱,恢复后补传",
            "The junction runs its local plan and the twin is blind here; the edge box keeps the data for later",
        ),
        Text("检查边缘箱电源与链路", "Check the edge box's power and line"),
        on_delay_s=15,
        off_delay_s=10,
    ),
    "device_lost": AlarmKind(
        "communication",
        _HIGH,
        Text("{place} 设备失联", "{place} lost its device"),
        Text("边缘箱连不上设备:{text}", "The edge box cannot reach its device: {text}"),
        Text("路口按本地方案运行,没有新数据", "The junction runs its local plan and sends no data"),
        Text("检查控制机与边缘箱之间的接线", "Check the line between controller and edge box"),
        hold_s=300,
        suppressed_by=("site_offline",),
    ),
    "sensor_silent": AlarmKind(
        "communication",
        _LOW,
        Text("检测器 {place} 无数据", "Detector {place} is silent"),
        Text("{minutes} 分钟没有读数", "It has sent no reading for {minutes} minutes"),
        Text("该车道的排队与流量只能由模型推算", "Queue and flow of its lane are estimated by the model alone"),
        Text("检查检测器与接线", "Check the detector and its wiring"),
        suppressed_by=_AWAY,
    ),
    "sensor_stuck": AlarmKind(
        "detector",
        _LOW,
        Text("检测器 {place} 数值不变", "Detector {place} is stuck"),
        Text("{minutes} 分钟一直是 {value}", "It has said {value} for {minutes} minutes"),
        Text("孪生可能高估该车道的车辆", "The twin may see too many cars on its lane"),
        Text("复位或更换检测器", "Reset or replace the detector"),
        suppressed_by=_AWAY,
    ),
    "sensor_out_of_range": AlarmKind(
        "detector",
        _LOW,
        Text("检测器 {place} 读数越限", "Detector {place} is out of range"),
        Text("最近一分钟有可疑读数", "Suspect readings came within the last minute"),
        Text("可疑读数已存档,不参与推算", "They are kept and never fed to the twin"),
        Text("校准检测器", "Calibrate the detector"),
        off_delay_s=300,
        suppressed_by=_AWAY,
    ),
    "controller_fault": AlarmKind(
        "device",
        _HIGH,
        Text("{place} 控制机故障", "{place} reports a fault"),
        Text("控制机进入故障锁定", "The controller has latched a fault"),
        Text("信号可能黄闪或灭灯;平台不再下发方案", "Signals may flash or be dark; no plan is sent"),
        Text("派人到现场复位,必要时交警疏导", "Send a technician; if need be police to direct traffic"),
        on_delay_s=2,
    ),
    "controller_manual": AlarmKind(
        "device",
        _LOW,
        Text("{place} 手动控制", "{place} is under manual control"),
        Text("现场切换为手动", "Somebody switched it to manual on the street"),
        Text("平台方案暂不生效", "Plans of the platform do not take effect"),
        Text("与现场人员核实", "Ask the people on site"),
        on_delay_s=10,
    ),
    "monitor_trip": AlarmKind(
        "device",
        _HIGH,
        Text("{place} 冲突监视器跳闸", "{place}: the monitor tripped"),
        Text("灯色违反安全规则:{text}", "Lamps broke a safety rule: {text}"),
        Text("控制机已锁定在本地或黄闪,平台不再下发方案", "It is latched local or flashing; no plan is sent"),
        Text("查明原因后由授权人员复位", "Find the cause; only authorised staff may reset it"),
        hold_s=900,
    ),
    "monitor_local": AlarmKind(
        "device",
        _MEDIUM,
        Text("{place} 退回本地控制", "{place} fell back to local control"),
        Text("监视器要求本地控制:{text}", "The monitor asked for local control: {text}"),
        Text("平台方案已撤回", "The platform's plan was taken back"),
        Text("查看监视器记录", "Look at the monitor's record"),
        hold_s=600,
    ),
    "device_mismatch": AlarmKind(
        "device",
        _MEDIUM,
        Text("{place} 设备与档案不符", "{place} is not the device on file"),
        Text("{text}", "{text}"),
        Text("该设备的方案与数据不被采用", "Its data and plans are not used"),
        Text("核对设备档案后重新接入", "Check the device profile and connect it again"),
        hold_s=600,
    ),
    "device_report_bad": AlarmKind(
        "device",
        _LOW,
        Text("{place} 上报无法解析", "{place} sends reports that cannot be read"),
        Text("{text}", "{text}"),
        Text("该秒数据缺失", "The data of these seconds are missing"),
        Text("检查设备固件版本", "Check the device's firmware version"),
        hold_s=300,
    ),
    "device_refused": AlarmKind(
        "plan",
        _MEDIUM,
        Text("{place} 拒绝执行", "{place} refused a plan"),
        Text("{text}", "{text}"),
        Text("路口继续执行原方案", "The junction keeps the plan it had"),
        Text("核对方案与设备能力", "Compare the plan with what the device can do"),
        hold_s=600,
    ),
    "agent_notice": AlarmKind(
        "device",
        _LOW,
        Text("{place} 边缘通知 {code}", "{place}: notice {code} of the edge agent"),
        Text("{text}", "{text}"),
        Text("可能影响该路口的控制", "Control of this junction may be affected"),
        Text("查看边缘箱日志", "Look at the edge box's log"),
        hold_s=600,
    ),
    "plan_rejected": AlarmKind(
        "plan",
        _MEDIUM,
        Text("{place} 方案被拒", "{place} rejected its plan"),
        Text("边缘安全核拒绝:{reason}", "The edge safety kernel refused it: {reason}"),
        Text("路口继续执行原方案", "The junction keeps the plan it had"),
        Text("查看拒绝码;多次出现时停用自动下发", "Look up the code; stop automatic sending if it comes again"),
        hold_s=600,
    ),
    "plan_blocked": AlarmKind(
        "plan",
        _MEDIUM,
        Text("{place} 方案未通过检查", "{place}: a plan failed the checks"),
        Text("{reason}", "{reason}"),
        Text("方案未下发", "It was not sent"),
        Text("检查该路口的控制机档案", "Check the controller's profile"),
        hold_s=600,
    ),
    "plan_expired": AlarmKind(
        "plan",
        _MEDIUM,
        Text("{place} 方案失效", "{place}: the plan's lease ended"),
        Text("续租未到达或方案被还原:{reason}", "Renewal did not arrive or the plan was reverted: {reason}"),
        Text("路口已回到本地方案", "The junction is back on its local plan"),
        Text("检查链路;平台会自动重试", "Check the line; the platform tries again by itself"),
        hold_s=600,
    ),
    "plan_rolled_back": AlarmKind(
        "plan",
        _MEDIUM,
        Text("{place} 方案已回滚", "{place}: the plan was rolled back"),
        Text("设备未确认新方案:{reason}", "The device did not confirm the new plan: {reason}"),
        Text("路口回到原方案", "The junction is back on the plan before"),
        Text("核对方案与设备能力", "Compare the plan with what the device can do"),
        hold_s=600,
    ),
    "plan_missed_effect": AlarmKind(
        "plan",
        _MEDIUM,
        Text("{place} 方案效果不及预期", "{place}: the plan does not do what it promised"),
        Text(
            "实测 {measured} 辆·秒,预测 {low} 至 {high}",
            "Measured {measured} veh·s, predicted {low} to {high}",
        ),
        Text("该路口排队比不改方案更长", "Queues here are longer than without the change"),
        Text("可一键回滚", "Roll the plan back with one click"),
        off_delay_s=120,
    ),
    "queue_spillback": AlarmKind(
        "congestion",
        _MEDIUM,
        Text("{place} 排队溢出", "{place}: the queue spills back"),
        Text(
            "排队 {queue} 辆,路段可容 {storage} 辆",
            "{queue} vehicles queue where {storage} have room",
        ),
        Text("上游路口可能被堵", "The junction upstream may be blocked"),
        Text("查看上游绿灯;必要时截流", "Look at the greens upstream; meter the inflow if need be"),
        off_delay_s=60,
    ),
    "congestion_predicted": AlarmKind(
        "congestion",
        _LOW,
        Text("{place} 预计拥堵", "{place}: congestion is expected"),
        Text(
            "{lead_min} 分钟后溢出概率 {probability} %",
            "Spillback in {lead_min} minutes with probability {probability} %",
        ),
        Text("排队可能占满路段", "The queue may fill the street"),
        Text("查看待批方案", "Look at the plans that wait for approval"),
        off_delay_s=60,
        suppressed_by=(),
    ),
    "forecast_out_of_band": AlarmKind(
        "forecast",
        _LOW,
        Text("{quantity} 预测误差越限", "The forecast of {quantity} is out of band"),
        Text(
            "{lead_min} 分钟预测的区间只覆盖 {coverage} % 实测",
            "The {lead_min}-minute range covered {coverage} % of what came",
        ),
        Text("预测与据此的方案暂不可靠", "Forecasts, and plans made from them, are not to be trusted now"),
        Text("查看是否有事件或检测器故障", "Look for an incident or failed detectors"),
        off_delay_s=120,
    ),
    "forecast_late": AlarmKind(
        "forecast",
        _LOW,
        Text("预测迟到", "A forecast came too late"),
        Text("计算在期限内没有完成({kind})", "It was not ready at its deadline ({kind})"),
        Text("画面保留上一次预测", "The view keeps the forecast before"),
        Text("查看计算节点负载", "Look at the load of the compute workers"),
        hold_s=300,
    ),
    "spool_loss": AlarmKind(
        "data",
        _MEDIUM,
        Text("{place} 边缘数据丢失", "{place}: data were lost at the edge"),
        Text("{text}", "{text}"),
        Text("该时段历史不完整", "History of that time is incomplete"),
        Text("检查链路与边缘箱存储", "Check the line and the edge box's disk"),
        hold_s=600,
    ),
    "burst_suspected": AlarmKind(
        "water",
        _HIGH,
        Text("疑似爆管 {place}", "Burst suspected: {place}"),
        Text(
            "压力与流量偏离预期,约 {flow_lps} L/s 流失;最可能的管段依次为 {pipes}",
            "Pressures and flows leave what is expected, some {flow_lps} L/s are lost; likeliest pipes: {pipes}",
        ),
        Text(
            "关阀后约 {customers} 人停水,{hydrants} 个消火栓不可用,其余最低压力 {lowest_m} m",
            "Once closed off, some {customers} people and {hydrants} hydrants are without water; "
            "elsewhere at least {lowest_m} m of pressure are left",
        ),
        Text(
            "现场核实 {pipe};关闭阀门 {valves};开挖占道 {streets}",
            "Look at {pipe}; close valves {valves}; the excavation takes a lane of {streets}",
        ),
    ),
    "underpass_water": AlarmKind(
        "water",
        _MEDIUM,
        Text("下穿道路积水 {place} {name}", "Water in underpass {place} {name}"),
        Text("路面水深 {depth_cm} cm", "{depth_cm} cm of water stand on the road"),
        Text("道路状态:{state};孪生已按此限速或封闭", "The road is {state}; the twin slows or closes it accordingly"),
        Text("启动备用泵,设置警示与绕行", "Start the spare pump, set up warnings and a detour"),
    ),
    "history_lost": AlarmKind(
        "data",
        _MEDIUM,
        Text("历史归档落后过久", "The historian was away for too long"),
        Text("{rows} 行记录在归档前被清理", "{rows} records were trimmed before they were archived"),
        Text("该时段历史不完整", "History of that time is incomplete"),
        Text("检查归档进程与磁盘", "Check the historian process and the disk"),
        hold_s=900,
    ),
}

_BY_CODE = {
    "DEVICE_LOST": "device_lost",
    "BAD_IDENTITY": "device_mismatch",
    "PROFILE_MISMATCH": "device_mismatch",
    "BAD_REPORT": "device_report_bad",
    "DEVICE_REFUSED": "device_refused",
    "MONITOR_TRIP": "monitor_trip",
    "MONITOR_LOCAL": "monitor_local",
    "SPOOL_DROPPED": "spool_loss",
    "SPOOL": "spool_loss",
}


def kind_of_code(code: str) -> str:
    """The kind of an alarm that an edge agent sent, `agent_notice` for a code that has no text of its own."""
    return _BY_CODE.get(code, "agent_notice")
