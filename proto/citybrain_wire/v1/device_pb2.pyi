from citybrain_wire.v1 import edge_pb2 as _edge_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class DeviceUp(_message.Message):
    __slots__ = ("identity", "report", "result")
    IDENTITY_FIELD_NUMBER: _ClassVar[int]
    REPORT_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    identity: Identity
    report: Report
    result: ApplyResult
    def __init__(self, identity: _Optional[_Union[Identity, _Mapping]] = ..., report: _Optional[_Union[Report, _Mapping]] = ..., result: _Optional[_Union[ApplyResult, _Mapping]] = ...) -> None: ...

class DeviceDown(_message.Message):
    __slots__ = ("attach", "apply", "revert", "request", "done", "show", "keep_alive")
    ATTACH_FIELD_NUMBER: _ClassVar[int]
    APPLY_FIELD_NUMBER: _ClassVar[int]
    REVERT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_FIELD_NUMBER: _ClassVar[int]
    DONE_FIELD_NUMBER: _ClassVar[int]
    SHOW_FIELD_NUMBER: _ClassVar[int]
    KEEP_ALIVE_FIELD_NUMBER: _ClassVar[int]
    attach: Attach
    apply: ApplyPlan
    revert: RevertToLocal
    request: RequestStage
    done: ReportDone
    show: Show
    keep_alive: KeepAlive
    def __init__(self, attach: _Optional[_Union[Attach, _Mapping]] = ..., apply: _Optional[_Union[ApplyPlan, _Mapping]] = ..., revert: _Optional[_Union[RevertToLocal, _Mapping]] = ..., request: _Optional[_Union[RequestStage, _Mapping]] = ..., done: _Optional[_Union[ReportDone, _Mapping]] = ..., show: _Optional[_Union[Show, _Mapping]] = ..., keep_alive: _Optional[_Union[KeepAlive, _Mapping]] = ...) -> None: ...

class Identity(_message.Message):
    __slots__ = ("site_id", "devices", "sensors", "serial")
    SITE_ID_FIELD_NUMBER: _ClassVar[int]
    DEVICES_FIELD_NUMBER: _ClassVar[int]
    SENSORS_FIELD_NUMBER: _ClassVar[int]
    SERIAL_FIELD_NUMBER: _ClassVar[int]
    site_id: str
    devices: _containers.RepeatedCompositeFieldContainer[_edge_pb2.Device]
    sensors: _containers.RepeatedCompositeFieldContainer[_edge_pb2.Sensor]
    serial: str
    def __init__(self, site_id: _Optional[str] = ..., devices: _Optional[_Iterable[_Union[_edge_pb2.Device, _Mapping]]] = ..., sensors: _Optional[_Iterable[_Union[_edge_pb2.Sensor, _Mapping]]] = ..., serial: _Optional[str] = ...) -> None: ...

class Attach(_message.Message):
    __slots__ = ("lockstep",)
    LOCKSTEP_FIELD_NUMBER: _ClassVar[int]
    lockstep: bool
    def __init__(self, lockstep: _Optional[bool] = ...) -> None: ...

class Report(_message.Message):
    __slots__ = ("base_ts_ns", "end_ts_ns", "count", "sensor", "dt_ms", "value", "controllers")
    BASE_TS_NS_FIELD_NUMBER: _ClassVar[int]
    END_TS_NS_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    SENSOR_FIELD_NUMBER: _ClassVar[int]
    DT_MS_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    CONTROLLERS_FIELD_NUMBER: _ClassVar[int]
    base_ts_ns: int
    end_ts_ns: int
    count: int
    sensor: bytes
    dt_ms: bytes
    value: bytes
    controllers: _containers.RepeatedCompositeFieldContainer[ControllerStatus]
    def __init__(self, base_ts_ns: _Optional[int] = ..., end_ts_ns: _Optional[int] = ..., count: _Optional[int] = ..., sensor: _Optional[bytes] = ..., dt_ms: _Optional[bytes] = ..., value: _Optional[bytes] = ..., controllers: _Optional[_Iterable[_Union[ControllerStatus, _Mapping]]] = ...) -> None: ...

class ControllerStatus(_message.Message):
    __slots__ = ("device_id", "mode", "plan_id", "stage", "stage_age_ms", "cycle_pos_ms", "lamps", "note")
    DEVICE_ID_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    STAGE_FIELD_NUMBER: _ClassVar[int]
    STAGE_AGE_MS_FIELD_NUMBER: _ClassVar[int]
    CYCLE_POS_MS_FIELD_NUMBER: _ClassVar[int]
    LAMPS_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    device_id: str
    mode: _edge_pb2.ControllerMode
    plan_id: str
    stage: int
    stage_age_ms: int
    cycle_pos_ms: int
    lamps: _containers.RepeatedScalarFieldContainer[_edge_pb2.Aspect]
    note: str
    def __init__(self, device_id: _Optional[str] = ..., mode: _Optional[_Union[_edge_pb2.ControllerMode, str]] = ..., plan_id: _Optional[str] = ..., stage: _Optional[int] = ..., stage_age_ms: _Optional[int] = ..., cycle_pos_ms: _Optional[int] = ..., lamps: _Optional[_Iterable[_Union[_edge_pb2.Aspect, str]]] = ..., note: _Optional[str] = ...) -> None: ...

class ApplyPlan(_message.Message):
    __slots__ = ("device_id", "plan", "not_before_ts_ns")
    DEVICE_ID_FIELD_NUMBER: _ClassVar[int]
    PLAN_FIELD_NUMBER: _ClassVar[int]
    NOT_BEFORE_TS_NS_FIELD_NUMBER: _ClassVar[int]
    device_id: str
    plan: _edge_pb2.Plan
    not_before_ts_ns: int
    def __init__(self, device_id: _Optional[str] = ..., plan: _Optional[_Union[_edge_pb2.Plan, _Mapping]] = ..., not_before_ts_ns: _Optional[int] = ...) -> None: ...

class RequestStage(_message.Message):
    __slots__ = ("device_id", "request")
    DEVICE_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_FIELD_NUMBER: _ClassVar[int]
    device_id: str
    request: _edge_pb2.StageRequest
    def __init__(self, device_id: _Optional[str] = ..., request: _Optional[_Union[_edge_pb2.StageRequest, _Mapping]] = ...) -> None: ...

class RevertToLocal(_message.Message):
    __slots__ = ("device_id", "cause")
    DEVICE_ID_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    device_id: str
    cause: str
    def __init__(self, device_id: _Optional[str] = ..., cause: _Optional[str] = ...) -> None: ...

class ApplyResult(_message.Message):
    __slots__ = ("device_id", "plan_id", "ok", "reason")
    DEVICE_ID_FIELD_NUMBER: _ClassVar[int]
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    OK_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    device_id: str
    plan_id: str
    ok: bool
    reason: str
    def __init__(self, device_id: _Optional[str] = ..., plan_id: _Optional[str] = ..., ok: _Optional[bool] = ..., reason: _Optional[str] = ...) -> None: ...

class ReportDone(_message.Message):
    __slots__ = ("ts_ns",)
    TS_NS_FIELD_NUMBER: _ClassVar[int]
    ts_ns: int
    def __init__(self, ts_ns: _Optional[int] = ...) -> None: ...

class KeepAlive(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class Show(_message.Message):
    __slots__ = ("device_id", "advice", "guidance")
    DEVICE_ID_FIELD_NUMBER: _ClassVar[int]
    ADVICE_FIELD_NUMBER: _ClassVar[int]
    GUIDANCE_FIELD_NUMBER: _ClassVar[int]
    device_id: str
    advice: _edge_pb2.Advice
    guidance: _edge_pb2.Guidance
    def __init__(self, device_id: _Optional[str] = ..., advice: _Optional[_Union[_edge_pb2.Advice, _Mapping]] = ..., guidance: _Optional[_Union[_edge_pb2.Guidance, _Mapping]] = ...) -> None: ...
