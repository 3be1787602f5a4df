"""Why a command was not taken: the stable code and the words for the operator, in English and Chinese."""

from __future__ import annotations

from typing import NamedTuple


class Reason(NamedTuple):
    """Name for machines, short text for people."""

    name: str
    en: str
    zh: str


REASONS: dict[str, Reason] = {
    "E01": Reason("FORMAT", "Malformed command", "命令格式错误"),
    "E02": Reason("SIGNATURE", "Signature invalid", "签名无效"),
    "E03": Reason("TARGET", "Wrong device", "目标设备不符"),
    "E04": Reason("EPOCH", "Issued before restart", "重启前的命令"),
    "E05": Reason("SEQ_REUSE", "Known number, other content", "序号重复"),
    "E06": Reason("SEQ_OLD", "Number is in the past", "命令已过时"),
    "E07": Reason("NOT_FRESH", "Command too old", "命令超时"),
    "E08": Reason("NOT_BEFORE", "Start time not usable", "生效时间无效"),
    "E09": Reason("RIGHTS", "Not permitted", "无权限"),
    "E10": Reason("PROFILE", "Profile differs", "设备配置不一致"),
    "E11": Reason("REPLACES", "Plan in force has changed", "当前方案已变化"),
    "E12": Reason("RANGE", "Out of range, never clamped", "参数越界"),
    "E13": Reason("PLAN", "Plan is not safe", "方案不安全"),
    "E20": Reason("FAULT", "Fault latched", "故障锁定"),
    "E21": Reason("MANUAL", "Under manual control", "手动控制中"),
    "E22": Reason("MONITOR", "Monitor not ready", "监视器未就绪"),
    "E23": Reason("STALE", "Lamp state unknown", "灯态未知"),
    "E24": Reason("STARTING", "Before first safe point", "启动过程中"),
    "E25": Reason("PREEMPT", "Emergency running", "紧急优先执行中"),
    "E26": Reason("UNSUPPORTED", "Device cannot do it", "设备不支持"),
    "E30": Reason("TRANSITION", "Stage change forbidden", "阶段转换不允许"),
    "E31": Reason("MAX_RED", "Red would exceed limit", "红灯时间将超限"),
    "E32": Reason("COOLDOWN", "Too many requests", "请求过于频繁"),
    "E33": Reason("NO_PLAN", "Nothing to renew or confirm", "无对应方案"),
    "E34": Reason("STORE", "Verdict not stored", "存储失败"),
}

# A forger or a replayed old command must not be able to use up the numbers of the core.
NOT_BURNT = frozenset({"E01", "E02", "E03", "E04"})
