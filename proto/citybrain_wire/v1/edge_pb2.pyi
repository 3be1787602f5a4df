from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Quantity(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    QUANTITY_UNSPECIFIED: _ClassVar[Quantity]
    QUANTITY_COUNT: _ClassVar[Quantity]
    QUANTITY_OCCUPANCY: _ClassVar[Quantity]
    QUANTITY_SPEED_MPS: _ClassVar[Quantity]
    QUANTITY_PASSAGE_S: _ClassVar[Quantity]
    QUANTITY_LAMP: _ClassVar[Quantity]
    QUANTITY_STAGE: _ClassVar[Quantity]
    QUANTITY_CONTROLLER_MODE: _ClassVar[Quantity]
    QUANTITY_BAY_OCCUPIED: _ClassVar[Quantity]
    QUANTITY_GARAGE_FREE: _ClassVar[Quantity]
    QUANTITY_PROBE_X_M: _ClassVar[Quantity]
    QUANTITY_PROBE_Y_M: _ClassVar[Quantity]
    QUANTITY_PROBE_SPEED_MPS: _ClassVar[Quantity]
    QUANTITY_HEARTBEAT: _ClassVar[Quantity]
    QUANTITY_PLAN_HASH: _ClassVar[Quantity]
    QUANTITY_PRESSURE_M: _ClassVar[Quantity]
    QUANTITY_FLOW_M3PS: _ClassVar[Quantity]
    QUANTITY_LEVEL_M: _ClassVar[Quantity]
    QUANTITY_RAIN_MM_H: _ClassVar[Quantity]

class Aspect(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ASPECT_UNKNOWN: _ClassVar[Aspect]
    ASPECT_RED: _ClassVar[Aspect]
    ASPECT_RED_AMBER: _ClassVar[Aspect]
    ASPECT_GREEN: _ClassVar[Aspect]
    ASPECT_GREEN_FLASH: _ClassVar[Aspect]
    ASPECT_AMBER: _ClassVar[Aspect]
    ASPECT_PED_CLEAR: _ClassVar[Aspect]
    ASPECT_DARK: _ClassVar[Aspect]
    ASPECT_FLASH_AMBER: _ClassVar[Aspect]
    ASPECT_FLASH_RED: _ClassVar[Aspect]

class ControllerMode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CONTROLLER_MODE_UNSPECIFIED: _ClassVar[ControllerMode]
    CONTROLLER_MODE_LOCAL: _ClassVar[ControllerMode]
    CONTROLLER_MODE_CLOUD: _ClassVar[ControllerMode]
    CONTROLLER_MODE_REQUEST: _ClassVar[ControllerMode]
    CONTROLLER_MODE_START: _ClassVar[ControllerMode]
    CONTROLLER_MODE_MANUAL: _ClassVar[ControllerMode]
    CONTROLLER_MODE_FAULT: _ClassVar[ControllerMode]
    CONTROLLER_MODE_PREEMPT: _ClassVar[ControllerMode]

class DataClass(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DATA_CLASS_UNSPECIFIED: _ClassVar[DataClass]
    DATA_CLASS_CONTROL: _ClassVar[DataClass]
    DATA_CLASS_DETECTOR: _ClassVar[DataClass]
    DATA_CLASS_DEBUG: _ClassVar[DataClass]

class AckLevel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ACK_LEVEL_UNSPECIFIED: _ClassVar[AckLevel]
    ACK_LEVEL_SPOOLED: _ClassVar[AckLevel]
    ACK_LEVEL_JOURNALED: _ClassVar[AckLevel]
    ACK_LEVEL_APPLIED: _ClassVar[AckLevel]
    ACK_LEVEL_ACTUATED: _ClassVar[AckLevel]

class CommandKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    COMMAND_KIND_UNSPECIFIED: _ClassVar[CommandKind]
    COMMAND_KIND_PLAN: _ClassVar[CommandKind]
    COMMAND_KIND_STAGE: _ClassVar[CommandKind]
    COMMAND_KIND_RENEW: _ClassVar[CommandKind]
    COMMAND_KIND_CONFIRM: _ClassVar[CommandKind]
    COMMAND_KIND_CANCEL: _ClassVar[CommandKind]
    COMMAND_KIND_ADVICE: _ClassVar[CommandKind]
    COMMAND_KIND_GUIDANCE: _ClassVar[CommandKind]

class CommandState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    COMMAND_STATE_UNSPECIFIED: _ClassVar[CommandState]
    COMMAND_STATE_RECEIVED: _ClassVar[CommandState]
    COMMAND_STATE_REJECTED: _ClassVar[CommandState]
    COMMAND_STATE_ACCEPTED: _ClassVar[CommandState]
    COMMAND_STATE_WAITING: _ClassVar[CommandState]
    COMMAND_STATE_ACTIVE: _ClassVar[CommandState]
    COMMAND_STATE_CONFIRMED: _ClassVar[CommandState]
    COMMAND_STATE_SUPERSEDED: _ClassVar[CommandState]
    COMMAND_STATE_EXPIRED: _ClassVar[CommandState]
    COMMAND_STATE_CANCELLED: _ClassVar[CommandState]
    COMMAND_STATE_REVERTED: _ClassVar[CommandState]
    COMMAND_STATE_ROLLED_BACK: _ClassVar[CommandState]
QUANTITY_UNSPECIFIED: Quantity
QUANTITY_COUNT: Quantity
QUANTITY_OCCUPANCY: Quantity
QUANTITY_SPEED_MPS: Quantity
QUANTITY_PASSAGE_S: Quantity
QUANTITY_LAMP: Quantity
QUANTITY_STAGE: Quantity
QUANTITY_CONTROLLER_MODE: Quantity
QUANTITY_BAY_OCCUPIED: Quantity
QUANTITY_GARAGE_FREE: Quantity
QUANTITY_PROBE_X_M: Quantity
QUANTITY_PROBE_Y_M: Quantity
QUANTITY_PROBE_SPEED_MPS: Quantity
QUANTITY_HEARTBEAT: Quantity
QUANTITY_PLAN_HASH: Quantity
QUANTITY_PRESSURE_M: Quantity
QUANTITY_FLOW_M3PS: Quantity
QUANTITY_LEVEL_M: Quantity
QUANTITY_RAIN_MM_H: Quantity
ASPECT_UNKNOWN: Aspect
ASPECT_RED: Aspect
ASPECT_RED_AMBER: Aspect
ASPECT_GREEN: Aspect
ASPECT_GREEN_FLASH: Aspect
ASPECT_AMBER: Aspect
ASPECT_PED_CLEAR: Aspect
ASPECT_DARK: Aspect
ASPECT_FLASH_AMBER: Aspect
ASPECT_FLASH_RED: Aspect
CONTROLLER_MODE_UNSPECIFIED: ControllerMode
CONTROLLER_MODE_LOCAL: ControllerMode
CONTROLLER_MODE_CLOUD: ControllerMode
CONTROLLER_MODE_REQUEST: ControllerMode
CONTROLLER_MODE_START: ControllerMode
CONTROLLER_MODE_MANUAL: ControllerMode
CONTROLLER_MODE_FAULT: ControllerMode
CONTROLLER_MODE_PREEMPT: ControllerMode
DATA_CLASS_UNSPECIFIED: DataClass
DATA_CLASS_CONTROL: DataClass
DATA_CLASS_DETECTOR: DataClass
DATA_CLASS_DEBUG: DataClass
ACK_LEVEL_UNSPECIFIED: AckLevel
ACK_LEVEL_SPOOLED: AckLevel
ACK_LEVEL_JOURNALED: AckLevel
ACK_LEVEL_APPLIED: AckLevel
ACK_LEVEL_ACTUATED: AckLevel
COMMAND_KIND_UNSPECIFIED: CommandKind
COMMAND_KIND_PLAN: CommandKind
COMMAND_KIND_STAGE: CommandKind
COMMAND_KIND_RENEW: CommandKind
COMMAND_KIND_CONFIRM: CommandKind
COMMAND_KIND_CANCEL: CommandKind
COMMAND_KIND_ADVICE: CommandKind
COMMAND_KIND_GUIDANCE: CommandKind
COMMAND_STATE_UNSPECIFIED: CommandState
COMMAND_STATE_RECEIVED: CommandState
COMMAND_STATE_REJECTED: CommandState
COMMAND_STATE_ACCEPTED: CommandState
COMMAND_STATE_WAITING: CommandState
COMMAND_STATE_ACTIVE: CommandState
COMMAND_STATE_CONFIRMED: CommandState
COMMAND_STATE_SUPERSEDED: CommandState
COMMAND_STATE_EXPIRED: CommandState
COMMAND_STATE_CANCELLED: CommandState
COMMAND_STATE_REVERTED: CommandState
COMMAND_STATE_ROLLED_BACK: CommandState

class EdgeUp(_message.Message):
    __slots__ = ("hello", "frame", "status", "alarm", "loss")
    HELLO_FIELD_NUMBER: _ClassVar[int]
    FRAME_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    ALARM_FIELD_NUMBER: _ClassVar[int]
    LOSS_FIELD_NUMBER: _ClassVar[int]
    hello: Hello
    frame: Frame
    status: CommandStatus
    alarm: Alarm
    loss: Loss
    def __init__(self, hello: _Optional[_Union[Hello, _Mapping]] = ..., frame: _Optional[_Union[Frame, _Mapping]] = ..., status: _Optional[_Union[CommandStatus, _Mapping]] = ..., alarm: _Optional[_Union[Alarm, _Mapping]] = ..., loss: _Optional[_Union[Loss, _Mapping]] = ...) -> None: ...

class EdgeDown(_message.Message):
    __slots__ = ("welcome", "ack", "command", "pace", "refusal")
    WELCOME_FIELD_NUMBER: _ClassVar[int]
    ACK_FIELD_NUMBER: _ClassVar[int]
    COMMAND_FIELD_NUMBER: _ClassVar[int]
    PACE_FIELD_NUMBER: _ClassVar[int]
    REFUSAL_FIELD_NUMBER: _ClassVar[int]
    welcome: Welcome
    ack: Ack
    command: Command
    pace: Pace
    refusal: Refusal
    def __init__(self, welcome: _Optional[_Union[Welcome, _Mapping]] = ..., ack: _Optional[_Union[Ack, _Mapping]] = ..., command: _Optional[_Union[Command, _Mapping]] = ..., pace: _Optional[_Union[Pace, _Mapping]] = ..., refusal: _Optional[_Union[Refusal, _Mapping]] = ...) -> None: ...

class Sensor(_message.Message):
    __slots__ = ("index", "id", "device_id", "quantity")
    INDEX_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    DEVICE_ID_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    index: int
    id: str
    device_id: str
    quantity: Quantity
    def __init__(self, index: _Optional[int] = ..., id: _Optional[str] = ..., device_id: _Optional[str] = ..., quantity: _Optional[_Union[Quantity, str]] = ...) -> None: ...

class Device(_message.Message):
    __slots__ = ("id", "profile", "profile_hash", "kind")
    ID_FIELD_NUMBER: _ClassVar[int]
    PROFILE_FIELD_NUMBER: _ClassVar[int]
    PROFILE_HASH_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    id: str
    profile: str
    profile_hash: bytes
    kind: str
    def __init__(self, id: _Optional[str] = ..., profile: _Optional[str] = ..., profile_hash: _Optional[bytes] = ..., kind: _Optional[str] = ...) -> None: ...

class Hello(_message.Message):
    __slots__ = ("wire_version", "epoch", "oldest_unacked_seq", "newest_seq", "devices", "sensors", "plans_in_force", "older_tables")
    WIRE_VERSION_FIELD_NUMBER: _ClassVar[int]
    EPOCH_FIELD_NUMBER: _ClassVar[int]
    OLDEST_UNACKED_SEQ_FIELD_NUMBER: _ClassVar[int]
    NEWEST_SEQ_FIELD_NUMBER: _ClassVar[int]
    DEVICES_FIELD_NUMBER: _ClassVar[int]
    SENSORS_FIELD_NUMBER: _ClassVar[int]
    PLANS_IN_FORCE_FIELD_NUMBER: _ClassVar[int]
    OLDER_TABLES_FIELD_NUMBER: _ClassVar[int]
    wire_version: int
    epoch: int
    oldest_unacked_seq: int
    newest_seq: int
    devices: _containers.RepeatedCompositeFieldContainer[Device]
    sensors: _containers.RepeatedCompositeFieldContainer[Sensor]
    plans_in_force: _containers.RepeatedScalarFieldContainer[str]
    older_tables: _containers.RepeatedCompositeFieldContainer[Table]
    def __init__(self, wire_version: _Optional[int] = ..., epoch: _Optional[int] = ..., oldest_unacked_seq: _Optional[int] = ..., newest_seq: _Optional[int] = ..., devices: _Optional[_Iterable[_Union[Device, _Mapping]]] = ..., sensors: _Optional[_Iterable[_Union[Sensor, _Mapping]]] = ..., plans_in_force: _Optional[_Iterable[str]] = ..., older_tables: _Optional[_Iterable[_Union[Table, _Mapping]]] = ...) -> None: ...

class Table(_message.Message):
    __slots__ = ("crc32", "sensors")
    CRC32_FIELD_NUMBER: _ClassVar[int]
    SENSORS_FIELD_NUMBER: _ClassVar[int]
    crc32: int
    sensors: _containers.RepeatedCompositeFieldContainer[Sensor]
    def __init__(self, crc32: _Optional[int] = ..., sensors: _Optional[_Iterable[_Union[Sensor, _Mapping]]] = ...) -> None: ...

class Welcome(_message.Message):
    __slots__ = ("acked_epoch", "acked_seq", "credit_frames", "lockstep")
    ACKED_EPOCH_FIELD_NUMBER: _ClassVar[int]
    ACKED_SEQ_FIELD_NUMBER: _ClassVar[int]
    CREDIT_FRAMES_FIELD_NUMBER: _ClassVar[int]
    LOCKSTEP_FIELD_NUMBER: _ClassVar[int]
    acked_epoch: int
    acked_seq: int
    credit_frames: int
    lockstep: bool
    def __init__(self, acked_epoch: _Optional[int] = ..., acked_seq: _Optional[int] = ..., credit_frames: _Optional[int] = ..., lockstep: _Optional[bool] = ...) -> None: ...

class Frame(_message.Message):
    __slots__ = ("epoch", "seq", "data_class", "base_ts_ns", "end_ts_ns", "count", "sensor", "dt_ms", "value", "quality", "crc32", "table")
    EPOCH_FIELD_NUMBER: _ClassVar[int]
    SEQ_FIELD_NUMBER: _ClassVar[int]
    DATA_CLASS_FIELD_NUMBER: _ClassVar[int]
    BASE_TS_NS_FIELD_NUMBER: _ClassVar[int]
    END_TS_NS_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    SENSOR_FIELD_NUMBER: _ClassVar[int]
    DT_MS_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    QUALITY_FIELD_NUMBER: _ClassVar[int]
    CRC32_FIELD_NUMBER: _ClassVar[int]
    TABLE_FIELD_NUMBER: _ClassVar[int]
    epoch: int
    seq: int
    data_class: DataClass
    base_ts_ns: int
    end_ts_ns: int
    count: int
    sensor: bytes
    dt_ms: bytes
    value: bytes
    quality: bytes
    crc32: int
    table: int
    def __init__(self, epoch: _Optional[int] = ..., seq: _Optional[int] = ..., data_class: _Optional[_Union[DataClass, str]] = ..., base_ts_ns: _Optional[int] = ..., end_ts_ns: _Optional[int] = ..., count: _Optional[int] = ..., sensor: _Optional[bytes] = ..., dt_ms: _Optional[bytes] = ..., value: _Optional[bytes] = ..., quality: _Optional[bytes] = ..., crc32: _Optional[int] = ..., table: _Optional[int] = ...) -> None: ...

class Loss(_message.Message):
    __slots__ = ("epoch", "first", "length", "data_class", "readings")
    EPOCH_FIELD_NUMBER: _ClassVar[int]
    FIRST_FIELD_NUMBER: _ClassVar[int]
    LENGTH_FIELD_NUMBER: _ClassVar[int]
    DATA_CLASS_FIELD_NUMBER: _ClassVar[int]
    READINGS_FIELD_NUMBER: _ClassVar[int]
    epoch: int
    first: _containers.RepeatedScalarFieldContainer[int]
    length: _containers.RepeatedScalarFieldContainer[int]
    data_class: DataClass
    readings: int
    def __init__(self, epoch: _Optional[int] = ..., first: _Optional[_Iterable[int]] = ..., length: _Optional[_Iterable[int]] = ..., data_class: _Optional[_Union[DataClass, str]] = ..., readings: _Optional[int] = ...) -> None: ...

class Ack(_message.Message):
    __slots__ = ("level", "epoch", "seq", "credit_frames")
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    EPOCH_FIELD_NUMBER: _ClassVar[int]
    SEQ_FIELD_NUMBER: _ClassVar[int]
    CREDIT_FRAMES_FIELD_NUMBER: _ClassVar[int]
    level: AckLevel
    epoch: int
    seq: int
    credit_frames: int
    def __init__(self, level: _Optional[_Union[AckLevel, str]] = ..., epoch: _Optional[int] = ..., seq: _Optional[int] = ..., credit_frames: _Optional[int] = ...) -> None: ...

class Refusal(_message.Message):
    __slots__ = ("code", "message", "epoch", "seq")
    CODE_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    EPOCH_FIELD_NUMBER: _ClassVar[int]
    SEQ_FIELD_NUMBER: _ClassVar[int]
    code: str
    message: str
    epoch: int
    seq: int
    def __init__(self, code: _Optional[str] = ..., message: _Optional[str] = ..., epoch: _Optional[int] = ..., seq: _Optional[int] = ...) -> None: ...

class Pace(_message.Message):
    __slots__ = ("ts_ns",)
    TS_NS_FIELD_NUMBER: _ClassVar[int]
    ts_ns: int
    def __init__(self, ts_ns: _Optional[int] = ...) -> None: ...

class PlanStage(_message.Message):
    __slots__ = ("stage", "len_ms", "lo_ms", "hi_ms")
    STAGE_FIELD_NUMBER: _ClassVar[int]
    LEN_MS_FIELD_NUMBER: _ClassVar[int]
    LO_MS_FIELD_NUMBER: _ClassVar[int]
    HI_MS_FIELD_NUMBER: _ClassVar[int]
    stage: int
    len_ms: int
    lo_ms: int
    hi_ms: int
    def __init__(self, stage: _Optional[int] = ..., len_ms: _Optional[int] = ..., lo_ms: _Optional[int] = ..., hi_ms: _Optional[int] = ...) -> None: ...

class Plan(_message.Message):
    __slots__ = ("plan_id", "cycle_ms", "offset_ms", "stages", "actuated")
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    CYCLE_MS_FIELD_NUMBER: _ClassVar[int]
    OFFSET_MS_FIELD_NUMBER: _ClassVar[int]
    STAGES_FIELD_NUMBER: _ClassVar[int]
    ACTUATED_FIELD_NUMBER: _ClassVar[int]
    plan_id: str
    cycle_ms: int
    offset_ms: int
    stages: _containers.RepeatedCompositeFieldContainer[PlanStage]
    actuated: bool
    def __init__(self, plan_id: _Optional[str] = ..., cycle_ms: _Optional[int] = ..., offset_ms: _Optional[int] = ..., stages: _Optional[_Iterable[_Union[PlanStage, _Mapping]]] = ..., actuated: _Optional[bool] = ...) -> None: ...

class StageRequest(_message.Message):
    __slots__ = ("stage", "hold_ms")
    STAGE_FIELD_NUMBER: _ClassVar[int]
    HOLD_MS_FIELD_NUMBER: _ClassVar[int]
    stage: int
    hold_ms: int
    def __init__(self, stage: _Optional[int] = ..., hold_ms: _Optional[int] = ...) -> None: ...

class Advice(_message.Message):
    __slots__ = ("edge_id", "speed_mps", "hazard", "valid_ms")
    EDGE_ID_FIELD_NUMBER: _ClassVar[int]
    SPEED_MPS_FIELD_NUMBER: _ClassVar[int]
    HAZARD_FIELD_NUMBER: _ClassVar[int]
    VALID_MS_FIELD_NUMBER: _ClassVar[int]
    edge_id: str
    speed_mps: float
    hazard: str
    valid_ms: int
    def __init__(self, edge_id: _Optional[str] = ..., speed_mps: _Optional[float] = ..., hazard: _Optional[str] = ..., valid_ms: _Optional[int] = ...) -> None: ...

class Guidance(_message.Message):
    __slots__ = ("sign_id", "free_bays")
    SIGN_ID_FIELD_NUMBER: _ClassVar[int]
    FREE_BAYS_FIELD_NUMBER: _ClassVar[int]
    sign_id: str
    free_bays: int
    def __init__(self, sign_id: _Optional[str] = ..., free_bays: _Optional[int] = ...) -> None: ...

class Command(_message.Message):
    __slots__ = ("device_id", "epoch", "seq", "kind", "basis_ts_ns", "not_before_ts_ns", "lease_ms", "profile_hash", "replaces_hash", "plan_hash", "confirm_ms", "plan", "stage_request", "advice", "guidance", "signature")
    DEVICE_ID_FIELD_NUMBER: _ClassVar[int]
    EPOCH_FIELD_NUMBER: _ClassVar[int]
    SEQ_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    BASIS_TS_NS_FIELD_NUMBER: _ClassVar[int]
    NOT_BEFORE_TS_NS_FIELD_NUMBER: _ClassVar[int]
    LEASE_MS_FIELD_NUMBER: _ClassVar[int]
    PROFILE_HASH_FIELD_NUMBER: _ClassVar[int]
    REPLACES_HASH_FIELD_NUMBER: _ClassVar[int]
    PLAN_HASH_FIELD_NUMBER: _ClassVar[int]
    CONFIRM_MS_FIELD_NUMBER: _ClassVar[int]
    PLAN_FIELD_NUMBER: _ClassVar[int]
    STAGE_REQUEST_FIELD_NUMBER: _ClassVar[int]
    ADVICE_FIELD_NUMBER: _ClassVar[int]
    GUIDANCE_FIELD_NUMBER: _ClassVar[int]
    SIGNATURE_FIELD_NUMBER: _ClassVar[int]
    device_id: str
    epoch: int
    seq: int
    kind: CommandKind
    basis_ts_ns: int
    not_before_ts_ns: int
    lease_ms: int
    profile_hash: bytes
    replaces_hash: bytes
    plan_hash: bytes
    confirm_ms: int
    plan: Plan
    stage_request: StageRequest
    advice: Advice
    guidance: Guidance
    signature: bytes
    def __init__(self, device_id: _Optional[str] = ..., epoch: _Optional[int] = ..., seq: _Optional[int] = ..., kind: _Optional[_Union[CommandKind, str]] = ..., basis_ts_ns: _Optional[int] = ..., not_before_ts_ns: _Optional[int] = ..., lease_ms: _Optional[int] = ..., profile_hash: _Optional[bytes] = ..., replaces_hash: _Optional[bytes] = ..., plan_hash: _Optional[bytes] = ..., confirm_ms: _Optional[int] = ..., plan: _Optional[_Union[Plan, _Mapping]] = ..., stage_request: _Optional[_Union[StageRequest, _Mapping]] = ..., advice: _Optional[_Union[Advice, _Mapping]] = ..., guidance: _Optional[_Union[Guidance, _Mapping]] = ..., signature: _Optional[bytes] = ...) -> None: ...

class CommandStatus(_message.Message):
    __slots__ = ("device_id", "epoch", "seq", "state", "reason", "ts_ns", "plan_id")
    DEVICE_ID_FIELD_NUMBER: _ClassVar[int]
    EPOCH_FIELD_NUMBER: _ClassVar[int]
    SEQ_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    TS_NS_FIELD_NUMBER: _ClassVar[int]
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    device_id: str
    epoch: int
    seq: int
    state: CommandState
    reason: str
    ts_ns: int
    plan_id: str
    def __init__(self, device_id: _Optional[str] = ..., epoch: _Optional[int] = ..., seq: _Optional[int] = ..., state: _Optional[_Union[CommandState, str]] = ..., reason: _Optional[str] = ..., ts_ns: _Optional[int] = ..., plan_id: _Optional[str] = ...) -> None: ...

class Alarm(_message.Message):
    __slots__ = ("code", "text", "ts_ns", "device_id")
    CODE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    TS_NS_FIELD_NUMBER: _ClassVar[int]
    DEVICE_ID_FIELD_NUMBER: _ClassVar[int]
    code: str
    text: str
    ts_ns: int
    device_id: str
    def __init__(self, code: _Optional[str] = ..., text: _Optional[str] = ..., ts_ns: _Optional[int] = ..., device_id: _Optional[str] = ...) -> None: ...
