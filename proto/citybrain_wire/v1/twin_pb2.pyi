from citybrain_wire.v1 import edge_pb2 as _edge_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class DeedKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DEED_KIND_UNSPECIFIED: _ClassVar[DeedKind]
    DEED_KIND_ACKNOWLEDGE: _ClassVar[DeedKind]
    DEED_KIND_SHELVE: _ClassVar[DeedKind]
    DEED_KIND_UNSHELVE: _ClassVar[DeedKind]
    DEED_KIND_OUT_OF_SERVICE: _ClassVar[DeedKind]
    DEED_KIND_IN_SERVICE: _ClassVar[DeedKind]
    DEED_KIND_APPROVE: _ClassVar[DeedKind]
    DEED_KIND_REJECT: _ClassVar[DeedKind]
    DEED_KIND_ROLL_BACK: _ClassVar[DeedKind]
    DEED_KIND_SET_MODE: _ClassVar[DeedKind]

class PlanMode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PLAN_MODE_UNSPECIFIED: _ClassVar[PlanMode]
    PLAN_MODE_ADVISE: _ClassVar[PlanMode]
    PLAN_MODE_APPROVE: _ClassVar[PlanMode]
    PLAN_MODE_AUTOMATIC: _ClassVar[PlanMode]

class SensorFlag(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SENSOR_FLAG_GOOD: _ClassVar[SensorFlag]
    SENSOR_FLAG_OLD: _ClassVar[SensorFlag]
    SENSOR_FLAG_ALARM: _ClassVar[SensorFlag]
    SENSOR_FLAG_NEVER: _ClassVar[SensorFlag]
DEED_KIND_UNSPECIFIED: DeedKind
DEED_KIND_ACKNOWLEDGE: DeedKind
DEED_KIND_SHELVE: DeedKind
DEED_KIND_UNSHELVE: DeedKind
DEED_KIND_OUT_OF_SERVICE: DeedKind
DEED_KIND_IN_SERVICE: DeedKind
DEED_KIND_APPROVE: DeedKind
DEED_KIND_REJECT: DeedKind
DEED_KIND_ROLL_BACK: DeedKind
DEED_KIND_SET_MODE: DeedKind
PLAN_MODE_UNSPECIFIED: PlanMode
PLAN_MODE_ADVISE: PlanMode
PLAN_MODE_APPROVE: PlanMode
PLAN_MODE_AUTOMATIC: PlanMode
SENSOR_FLAG_GOOD: SensorFlag
SENSOR_FLAG_OLD: SensorFlag
SENSOR_FLAG_ALARM: SensorFlag
SENSOR_FLAG_NEVER: SensorFlag

class GatewayUp(_message.Message):
    __slots__ = ("site_up", "site_down", "frames", "status", "alarm", "loss")
    SITE_UP_FIELD_NUMBER: _ClassVar[int]
    SITE_DOWN_FIELD_NUMBER: _ClassVar[int]
    FRAMES_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    ALARM_FIELD_NUMBER: _ClassVar[int]
    LOSS_FIELD_NUMBER: _ClassVar[int]
    site_up: SiteUp
    site_down: SiteDown
    frames: SiteFrames
    status: SiteStatus
    alarm: SiteAlarm
    loss: SiteLoss
    def __init__(self, site_up: _Optional[_Union[SiteUp, _Mapping]] = ..., site_down: _Optional[_Union[SiteDown, _Mapping]] = ..., frames: _Optional[_Union[SiteFrames, _Mapping]] = ..., status: _Optional[_Union[SiteStatus, _Mapping]] = ..., alarm: _Optional[_Union[SiteAlarm, _Mapping]] = ..., loss: _Optional[_Union[SiteLoss, _Mapping]] = ...) -> None: ...

class SiteUp(_message.Message):
    __slots__ = ("site_id", "hello", "certificate_sha256", "resumed")
    SITE_ID_FIELD_NUMBER: _ClassVar[int]
    HELLO_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATE_SHA256_FIELD_NUMBER: _ClassVar[int]
    RESUMED_FIELD_NUMBER: _ClassVar[int]
    site_id: str
    hello: _edge_pb2.Hello
    certificate_sha256: bytes
    resumed: bool
    def __init__(self, site_id: _Optional[str] = ..., hello: _Optional[_Union[_edge_pb2.Hello, _Mapping]] = ..., certificate_sha256: _Optional[bytes] = ..., resumed: _Optional[bool] = ...) -> None: ...

class SiteDown(_message.Message):
    __slots__ = ("site_id", "cause")
    SITE_ID_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    site_id: str
    cause: str
    def __init__(self, site_id: _Optional[str] = ..., cause: _Optional[str] = ...) -> None: ...

class SiteFrames(_message.Message):
    __slots__ = ("frames",)
    FRAMES_FIELD_NUMBER: _ClassVar[int]
    frames: _containers.RepeatedCompositeFieldContainer[SiteFrame]
    def __init__(self, frames: _Optional[_Iterable[_Union[SiteFrame, _Mapping]]] = ...) -> None: ...

class SiteFrame(_message.Message):
    __slots__ = ("site_id", "frame")
    SITE_ID_FIELD_NUMBER: _ClassVar[int]
    FRAME_FIELD_NUMBER: _ClassVar[int]
    site_id: str
    frame: _edge_pb2.Frame
    def __init__(self, site_id: _Optional[str] = ..., frame: _Optional[_Union[_edge_pb2.Frame, _Mapping]] = ...) -> None: ...

class SiteStatus(_message.Message):
    __slots__ = ("site_id", "status")
    SITE_ID_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    site_id: str
    status: _edge_pb2.CommandStatus
    def __init__(self, site_id: _Optional[str] = ..., status: _Optional[_Union[_edge_pb2.CommandStatus, _Mapping]] = ...) -> None: ...

class SiteAlarm(_message.Message):
    __slots__ = ("site_id", "alarm")
    SITE_ID_FIELD_NUMBER: _ClassVar[int]
    ALARM_FIELD_NUMBER: _ClassVar[int]
    site_id: str
    alarm: _edge_pb2.Alarm
    def __init__(self, site_id: _Optional[str] = ..., alarm: _Optional[_Union[_edge_pb2.Alarm, _Mapping]] = ...) -> None: ...

class SiteLoss(_message.Message):
    __slots__ = ("site_id", "loss")
    SITE_ID_FIELD_NUMBER: _ClassVar[int]
    LOSS_FIELD_NUMBER: _ClassVar[int]
    site_id: str
    loss: _edge_pb2.Loss
    def __init__(self, site_id: _Optional[str] = ..., loss: _Optional[_Union[_edge_pb2.Loss, _Mapping]] = ...) -> None: ...

class GatewayDown(_message.Message):
    __slots__ = ("welcome", "acks", "command", "pace", "refusal")
    WELCOME_FIELD_NUMBER: _ClassVar[int]
    ACKS_FIELD_NUMBER: _ClassVar[int]
    COMMAND_FIELD_NUMBER: _ClassVar[int]
    PACE_FIELD_NUMBER: _ClassVar[int]
    REFUSAL_FIELD_NUMBER: _ClassVar[int]
    welcome: SiteWelcome
    acks: SiteAcks
    command: SiteCommand
    pace: _edge_pb2.Pace
    refusal: SiteRefusal
    def __init__(self, welcome: _Optional[_Union[SiteWelcome, _Mapping]] = ..., acks: _Optional[_Union[SiteAcks, _Mapping]] = ..., command: _Optional[_Union[SiteCommand, _Mapping]] = ..., pace: _Optional[_Union[_edge_pb2.Pace, _Mapping]] = ..., refusal: _Optional[_Union[SiteRefusal, _Mapping]] = ...) -> None: ...

class SiteWelcome(_message.Message):
    __slots__ = ("site_id", "welcome")
    SITE_ID_FIELD_NUMBER: _ClassVar[int]
    WELCOME_FIELD_NUMBER: _ClassVar[int]
    site_id: str
    welcome: _edge_pb2.Welcome
    def __init__(self, site_id: _Optional[str] = ..., welcome: _Optional[_Union[_edge_pb2.Welcome, _Mapping]] = ...) -> None: ...

class SiteAcks(_message.Message):
    __slots__ = ("acks",)
    ACKS_FIELD_NUMBER: _ClassVar[int]
    acks: _containers.RepeatedCompositeFieldContainer[SiteAck]
    def __init__(self, acks: _Optional[_Iterable[_Union[SiteAck, _Mapping]]] = ...) -> None: ...

class SiteAck(_message.Message):
    __slots__ = ("site_id", "ack")
    SITE_ID_FIELD_NUMBER: _ClassVar[int]
    ACK_FIELD_NUMBER: _ClassVar[int]
    site_id: str
    ack: _edge_pb2.Ack
    def __init__(self, site_id: _Optional[str] = ..., ack: _Optional[_Union[_edge_pb2.Ack, _Mapping]] = ...) -> None: ...

class SiteCommand(_message.Message):
    __slots__ = ("site_id", "command")
    SITE_ID_FIELD_NUMBER: _ClassVar[int]
    COMMAND_FIELD_NUMBER: _ClassVar[int]
    site_id: str
    command: _edge_pb2.Command
    def __init__(self, site_id: _Optional[str] = ..., command: _Optional[_Union[_edge_pb2.Command, _Mapping]] = ...) -> None: ...

class SiteRefusal(_message.Message):
    __slots__ = ("site_id", "refusal")
    SITE_ID_FIELD_NUMBER: _ClassVar[int]
    REFUSAL_FIELD_NUMBER: _ClassVar[int]
    site_id: str
    refusal: _edge_pb2.Refusal
    def __init__(self, site_id: _Optional[str] = ..., refusal: _Optional[_Union[_edge_pb2.Refusal, _Mapping]] = ...) -> None: ...

class Readings(_message.Message):
    __slots__ = ("base_ts_ns", "end_ts_ns", "sensor", "dt_ms", "value", "controllers", "table_version")
    BASE_TS_NS_FIELD_NUMBER: _ClassVar[int]
    END_TS_NS_FIELD_NUMBER: _ClassVar[int]
    SENSOR_FIELD_NUMBER: _ClassVar[int]
    DT_MS_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    CONTROLLERS_FIELD_NUMBER: _ClassVar[int]
    TABLE_VERSION_FIELD_NUMBER: _ClassVar[int]
    base_ts_ns: int
    end_ts_ns: int
    sensor: bytes
    dt_ms: bytes
    value: bytes
    controllers: _containers.RepeatedCompositeFieldContainer[ControllerInForce]
    table_version: int
    def __init__(self, base_ts_ns: _Optional[int] = ..., end_ts_ns: _Optional[int] = ..., sensor: _Optional[bytes] = ..., dt_ms: _Optional[bytes] = ..., value: _Optional[bytes] = ..., controllers: _Optional[_Iterable[_Union[ControllerInForce, _Mapping]]] = ..., table_version: _Optional[int] = ...) -> None: ...

class ControllerInForce(_message.Message):
    __slots__ = ("controller_id", "mode", "plan")
    CONTROLLER_ID_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PLAN_FIELD_NUMBER: _ClassVar[int]
    controller_id: str
    mode: _edge_pb2.ControllerMode
    plan: _edge_pb2.Plan
    def __init__(self, controller_id: _Optional[str] = ..., mode: _Optional[_Union[_edge_pb2.ControllerMode, str]] = ..., plan: _Optional[_Union[_edge_pb2.Plan, _Mapping]] = ...) -> None: ...

class SensorRow(_message.Message):
    __slots__ = ("number", "site_id", "sensor")
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    SITE_ID_FIELD_NUMBER: _ClassVar[int]
    SENSOR_FIELD_NUMBER: _ClassVar[int]
    number: int
    site_id: str
    sensor: _edge_pb2.Sensor
    def __init__(self, number: _Optional[int] = ..., site_id: _Optional[str] = ..., sensor: _Optional[_Union[_edge_pb2.Sensor, _Mapping]] = ...) -> None: ...

class SensorTable(_message.Message):
    __slots__ = ("version", "rows")
    VERSION_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    version: int
    rows: _containers.RepeatedCompositeFieldContainer[SensorRow]
    def __init__(self, version: _Optional[int] = ..., rows: _Optional[_Iterable[_Union[SensorRow, _Mapping]]] = ...) -> None: ...

class MirrorDown(_message.Message):
    __slots__ = ("table", "readings", "snapshot", "orders")
    TABLE_FIELD_NUMBER: _ClassVar[int]
    READINGS_FIELD_NUMBER: _ClassVar[int]
    SNAPSHOT_FIELD_NUMBER: _ClassVar[int]
    ORDERS_FIELD_NUMBER: _ClassVar[int]
    table: SensorTable
    readings: Readings
    snapshot: SnapshotRequest
    orders: RoadOrders
    def __init__(self, table: _Optional[_Union[SensorTable, _Mapping]] = ..., readings: _Optional[_Union[Readings, _Mapping]] = ..., snapshot: _Optional[_Union[SnapshotRequest, _Mapping]] = ..., orders: _Optional[_Union[RoadOrders, _Mapping]] = ...) -> None: ...

class RoadOrders(_message.Message):
    __slots__ = ("orders",)
    ORDERS_FIELD_NUMBER: _ClassVar[int]
    orders: _containers.RepeatedCompositeFieldContainer[RoadOrder]
    def __init__(self, orders: _Optional[_Iterable[_Union[RoadOrder, _Mapping]]] = ...) -> None: ...

class RoadOrder(_message.Message):
    __slots__ = ("edge", "state", "cause")
    EDGE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    edge: str
    state: str
    cause: str
    def __init__(self, edge: _Optional[str] = ..., state: _Optional[str] = ..., cause: _Optional[str] = ...) -> None: ...

class SnapshotRequest(_message.Message):
    __slots__ = ("request_id", "ts_ns")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TS_NS_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    ts_ns: int
    def __init__(self, request_id: _Optional[str] = ..., ts_ns: _Optional[int] = ...) -> None: ...

class MirrorUp(_message.Message):
    __slots__ = ("ready", "done", "snapshot")
    READY_FIELD_NUMBER: _ClassVar[int]
    DONE_FIELD_NUMBER: _ClassVar[int]
    SNAPSHOT_FIELD_NUMBER: _ClassVar[int]
    ready: MirrorReady
    done: NowcastDone
    snapshot: SnapshotReady
    def __init__(self, ready: _Optional[_Union[MirrorReady, _Mapping]] = ..., done: _Optional[_Union[NowcastDone, _Mapping]] = ..., snapshot: _Optional[_Union[SnapshotReady, _Mapping]] = ...) -> None: ...

class MirrorReady(_message.Message):
    __slots__ = ("resume_ts_ns",)
    RESUME_TS_NS_FIELD_NUMBER: _ClassVar[int]
    resume_ts_ns: int
    def __init__(self, resume_ts_ns: _Optional[int] = ...) -> None: ...

class NowcastDone(_message.Message):
    __slots__ = ("ts_ns", "vehicles", "count_mae", "inserted", "deleted")
    TS_NS_FIELD_NUMBER: _ClassVar[int]
    VEHICLES_FIELD_NUMBER: _ClassVar[int]
    COUNT_MAE_FIELD_NUMBER: _ClassVar[int]
    INSERTED_FIELD_NUMBER: _ClassVar[int]
    DELETED_FIELD_NUMBER: _ClassVar[int]
    ts_ns: int
    vehicles: int
    count_mae: float
    inserted: int
    deleted: int
    def __init__(self, ts_ns: _Optional[int] = ..., vehicles: _Optional[int] = ..., count_mae: _Optional[float] = ..., inserted: _Optional[int] = ..., deleted: _Optional[int] = ...) -> None: ...

class SnapshotReady(_message.Message):
    __slots__ = ("request_id", "ts_ns", "path", "sha256")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TS_NS_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    ts_ns: int
    path: str
    sha256: bytes
    def __init__(self, request_id: _Optional[str] = ..., ts_ns: _Optional[int] = ..., path: _Optional[str] = ..., sha256: _Optional[bytes] = ...) -> None: ...

class PipesDown(_message.Message):
    __slots__ = ("table", "readings")
    TABLE_FIELD_NUMBER: _ClassVar[int]
    READINGS_FIELD_NUMBER: _ClassVar[int]
    table: SensorTable
    readings: Readings
    def __init__(self, table: _Optional[_Union[SensorTable, _Mapping]] = ..., readings: _Optional[_Union[Readings, _Mapping]] = ...) -> None: ...

class PipesUp(_message.Message):
    __slots__ = ("ready", "done")
    READY_FIELD_NUMBER: _ClassVar[int]
    DONE_FIELD_NUMBER: _ClassVar[int]
    ready: PipesReady
    done: PipesDone
    def __init__(self, ready: _Optional[_Union[PipesReady, _Mapping]] = ..., done: _Optional[_Union[PipesDone, _Mapping]] = ...) -> None: ...

class PipesReady(_message.Message):
    __slots__ = ("resume_ts_ns",)
    RESUME_TS_NS_FIELD_NUMBER: _ClassVar[int]
    resume_ts_ns: int
    def __init__(self, resume_ts_ns: _Optional[int] = ...) -> None: ...

class PipesDone(_message.Message):
    __slots__ = ("ts_ns", "signals", "orders", "summary_json")
    TS_NS_FIELD_NUMBER: _ClassVar[int]
    SIGNALS_FIELD_NUMBER: _ClassVar[int]
    ORDERS_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_JSON_FIELD_NUMBER: _ClassVar[int]
    ts_ns: int
    signals: _containers.RepeatedCompositeFieldContainer[PipesSignal]
    orders: RoadOrders
    summary_json: bytes
    def __init__(self, ts_ns: _Optional[int] = ..., signals: _Optional[_Iterable[_Union[PipesSignal, _Mapping]]] = ..., orders: _Optional[_Union[RoadOrders, _Mapping]] = ..., summary_json: _Optional[bytes] = ...) -> None: ...

class PipesSignal(_message.Message):
    __slots__ = ("kind", "place_kind", "place_id", "x_m", "y_m", "active", "detail_json")
    KIND_FIELD_NUMBER: _ClassVar[int]
    PLACE_KIND_FIELD_NUMBER: _ClassVar[int]
    PLACE_ID_FIELD_NUMBER: _ClassVar[int]
    X_M_FIELD_NUMBER: _ClassVar[int]
    Y_M_FIELD_NUMBER: _ClassVar[int]
    ACTIVE_FIELD_NUMBER: _ClassVar[int]
    DETAIL_JSON_FIELD_NUMBER: _ClassVar[int]
    kind: str
    place_kind: str
    place_id: str
    x_m: float
    y_m: float
    active: bool
    detail_json: bytes
    def __init__(self, kind: _Optional[str] = ..., place_kind: _Optional[str] = ..., place_id: _Optional[str] = ..., x_m: _Optional[float] = ..., y_m: _Optional[float] = ..., active: _Optional[bool] = ..., detail_json: _Optional[bytes] = ...) -> None: ...

class SimRequest(_message.Message):
    __slots__ = ("request_id", "task", "deadline_wall_ns", "snapshot_path", "arguments_json")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TASK_FIELD_NUMBER: _ClassVar[int]
    DEADLINE_WALL_NS_FIELD_NUMBER: _ClassVar[int]
    SNAPSHOT_PATH_FIELD_NUMBER: _ClassVar[int]
    ARGUMENTS_JSON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    task: str
    deadline_wall_ns: int
    snapshot_path: str
    arguments_json: bytes
    def __init__(self, request_id: _Optional[str] = ..., task: _Optional[str] = ..., deadline_wall_ns: _Optional[int] = ..., snapshot_path: _Optional[str] = ..., arguments_json: _Optional[bytes] = ...) -> None: ...

class SimResult(_message.Message):
    __slots__ = ("request_id", "outcome", "reason", "result_json", "wall_s")
    class Outcome(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        OUTCOME_UNSPECIFIED: _ClassVar[SimResult.Outcome]
        DONE: _ClassVar[SimResult.Outcome]
        LATE: _ClassVar[SimResult.Outcome]
        CANCELLED: _ClassVar[SimResult.Outcome]
        FAILED: _ClassVar[SimResult.Outcome]
    OUTCOME_UNSPECIFIED: SimResult.Outcome
    DONE: SimResult.Outcome
    LATE: SimResult.Outcome
    CANCELLED: SimResult.Outcome
    FAILED: SimResult.Outcome
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    RESULT_JSON_FIELD_NUMBER: _ClassVar[int]
    WALL_S_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    outcome: SimResult.Outcome
    reason: str
    result_json: bytes
    wall_s: float
    def __init__(self, request_id: _Optional[str] = ..., outcome: _Optional[_Union[SimResult.Outcome, str]] = ..., reason: _Optional[str] = ..., result_json: _Optional[bytes] = ..., wall_s: _Optional[float] = ...) -> None: ...

class BrokerUp(_message.Message):
    __slots__ = ("ready", "result")
    READY_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    ready: BrokerReady
    result: SimResult
    def __init__(self, ready: _Optional[_Union[BrokerReady, _Mapping]] = ..., result: _Optional[_Union[SimResult, _Mapping]] = ...) -> None: ...

class BrokerReady(_message.Message):
    __slots__ = ("workers", "tasks")
    WORKERS_FIELD_NUMBER: _ClassVar[int]
    TASKS_FIELD_NUMBER: _ClassVar[int]
    workers: int
    tasks: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, workers: _Optional[int] = ..., tasks: _Optional[_Iterable[str]] = ...) -> None: ...

class BrokerDown(_message.Message):
    __slots__ = ("request", "cancel")
    REQUEST_FIELD_NUMBER: _ClassVar[int]
    CANCEL_FIELD_NUMBER: _ClassVar[int]
    request: SimRequest
    cancel: SimCancel
    def __init__(self, request: _Optional[_Union[SimRequest, _Mapping]] = ..., cancel: _Optional[_Union[SimCancel, _Mapping]] = ...) -> None: ...

class SimCancel(_message.Message):
    __slots__ = ("request_id",)
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    def __init__(self, request_id: _Optional[str] = ...) -> None: ...

class PeopleUp(_message.Message):
    __slots__ = ("request_id", "deadline_wall_ns", "question", "deed")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    DEADLINE_WALL_NS_FIELD_NUMBER: _ClassVar[int]
    QUESTION_FIELD_NUMBER: _ClassVar[int]
    DEED_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    deadline_wall_ns: int
    question: Question
    deed: Deed
    def __init__(self, request_id: _Optional[str] = ..., deadline_wall_ns: _Optional[int] = ..., question: _Optional[_Union[Question, _Mapping]] = ..., deed: _Optional[_Union[Deed, _Mapping]] = ...) -> None: ...

class Question(_message.Message):
    __slots__ = ("topic", "subject")
    class Topic(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        TOPIC_UNSPECIFIED: _ClassVar[Question.Topic]
        STATE: _ClassVar[Question.Topic]
        SITES: _ClassVar[Question.Topic]
        SENSORS: _ClassVar[Question.Topic]
        ALARMS: _ClassVar[Question.Topic]
        PLANS: _ClassVar[Question.Topic]
        CONTROLLERS: _ClassVar[Question.Topic]
        FORECAST: _ClassVar[Question.Topic]
        PIPES: _ClassVar[Question.Topic]
        PARKING: _ClassVar[Question.Topic]
    TOPIC_UNSPECIFIED: Question.Topic
    STATE: Question.Topic
    SITES: Question.Topic
    SENSORS: Question.Topic
    ALARMS: Question.Topic
    PLANS: Question.Topic
    CONTROLLERS: Question.Topic
    FORECAST: Question.Topic
    PIPES: Question.Topic
    PARKING: Question.Topic
    TOPIC_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    topic: Question.Topic
    subject: str
    def __init__(self, topic: _Optional[_Union[Question.Topic, str]] = ..., subject: _Optional[str] = ...) -> None: ...

class Deed(_message.Message):
    __slots__ = ("kind", "who", "subject", "reason", "minutes", "mode", "request_id")
    KIND_FIELD_NUMBER: _ClassVar[int]
    WHO_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    MINUTES_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    kind: DeedKind
    who: str
    subject: str
    reason: str
    minutes: int
    mode: PlanMode
    request_id: str
    def __init__(self, kind: _Optional[_Union[DeedKind, str]] = ..., who: _Optional[str] = ..., subject: _Optional[str] = ..., reason: _Optional[str] = ..., minutes: _Optional[int] = ..., mode: _Optional[_Union[PlanMode, str]] = ..., request_id: _Optional[str] = ...) -> None: ...

class PeopleDown(_message.Message):
    __slots__ = ("request_id", "outcome", "code", "message", "body_json")
    class Outcome(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        OUTCOME_UNSPECIFIED: _ClassVar[PeopleDown.Outcome]
        ANSWERED: _ClassVar[PeopleDown.Outcome]
        DONE: _ClassVar[PeopleDown.Outcome]
        UNKNOWN: _ClassVar[PeopleDown.Outcome]
        REFUSED: _ClassVar[PeopleDown.Outcome]
        BAD: _ClassVar[PeopleDown.Outcome]
    OUTCOME_UNSPECIFIED: PeopleDown.Outcome
    ANSWERED: PeopleDown.Outcome
    DONE: PeopleDown.Outcome
    UNKNOWN: PeopleDown.Outcome
    REFUSED: PeopleDown.Outcome
    BAD: PeopleDown.Outcome
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    BODY_JSON_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    outcome: PeopleDown.Outcome
    code: str
    message: str
    body_json: bytes
    def __init__(self, request_id: _Optional[str] = ..., outcome: _Optional[_Union[PeopleDown.Outcome, str]] = ..., code: _Optional[str] = ..., message: _Optional[str] = ..., body_json: _Optional[bytes] = ...) -> None: ...

class VehicleState(_message.Message):
    __slots__ = ("ts_ns", "id", "lane", "pos_m", "speed_mps", "network_hash")
    TS_NS_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    LANE_FIELD_NUMBER: _ClassVar[int]
    POS_M_FIELD_NUMBER: _ClassVar[int]
    SPEED_MPS_FIELD_NUMBER: _ClassVar[int]
    NETWORK_HASH_FIELD_NUMBER: _ClassVar[int]
    ts_ns: int
    id: bytes
    lane: bytes
    pos_m: bytes
    speed_mps: bytes
    network_hash: bytes
    def __init__(self, ts_ns: _Optional[int] = ..., id: _Optional[bytes] = ..., lane: _Optional[bytes] = ..., pos_m: _Optional[bytes] = ..., speed_mps: _Optional[bytes] = ..., network_hash: _Optional[bytes] = ...) -> None: ...

class SignalState(_message.Message):
    __slots__ = ("ts_ns", "controllers")
    TS_NS_FIELD_NUMBER: _ClassVar[int]
    CONTROLLERS_FIELD_NUMBER: _ClassVar[int]
    ts_ns: int
    controllers: _containers.RepeatedCompositeFieldContainer[ControllerLamps]
    def __init__(self, ts_ns: _Optional[int] = ..., controllers: _Optional[_Iterable[_Union[ControllerLamps, _Mapping]]] = ...) -> None: ...

class ControllerLamps(_message.Message):
    __slots__ = ("controller_id", "lamps", "mode", "plan_id")
    CONTROLLER_ID_FIELD_NUMBER: _ClassVar[int]
    LAMPS_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    controller_id: str
    lamps: _containers.RepeatedScalarFieldContainer[_edge_pb2.Aspect]
    mode: _edge_pb2.ControllerMode
    plan_id: str
    def __init__(self, controller_id: _Optional[str] = ..., lamps: _Optional[_Iterable[_Union[_edge_pb2.Aspect, str]]] = ..., mode: _Optional[_Union[_edge_pb2.ControllerMode, str]] = ..., plan_id: _Optional[str] = ...) -> None: ...

class CoreState(_message.Message):
    __slots__ = ("ts_ns", "summary_json")
    TS_NS_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_JSON_FIELD_NUMBER: _ClassVar[int]
    ts_ns: int
    summary_json: bytes
    def __init__(self, ts_ns: _Optional[int] = ..., summary_json: _Optional[bytes] = ...) -> None: ...

class ForecastState(_message.Message):
    __slots__ = ("issued_ts_ns", "forecast_json")
    ISSUED_TS_NS_FIELD_NUMBER: _ClassVar[int]
    FORECAST_JSON_FIELD_NUMBER: _ClassVar[int]
    issued_ts_ns: int
    forecast_json: bytes
    def __init__(self, issued_ts_ns: _Optional[int] = ..., forecast_json: _Optional[bytes] = ...) -> None: ...

class PipesState(_message.Message):
    __slots__ = ("ts_ns", "readings_ts_ns", "water", "drainage", "sensors", "bursts")
    TS_NS_FIELD_NUMBER: _ClassVar[int]
    READINGS_TS_NS_FIELD_NUMBER: _ClassVar[int]
    WATER_FIELD_NUMBER: _ClassVar[int]
    DRAINAGE_FIELD_NUMBER: _ClassVar[int]
    SENSORS_FIELD_NUMBER: _ClassVar[int]
    BURSTS_FIELD_NUMBER: _ClassVar[int]
    ts_ns: int
    readings_ts_ns: int
    water: WaterState
    drainage: DrainageState
    sensors: _containers.RepeatedCompositeFieldContainer[PipeSensor]
    bursts: _containers.RepeatedCompositeFieldContainer[BurstSuspicion]
    def __init__(self, ts_ns: _Optional[int] = ..., readings_ts_ns: _Optional[int] = ..., water: _Optional[_Union[WaterState, _Mapping]] = ..., drainage: _Optional[_Union[DrainageState, _Mapping]] = ..., sensors: _Optional[_Iterable[_Union[PipeSensor, _Mapping]]] = ..., bursts: _Optional[_Iterable[_Union[BurstSuspicion, _Mapping]]] = ...) -> None: ...

class WaterState(_message.Message):
    __slots__ = ("pressure_m", "flow_m3ps", "closed", "tanks", "inflow_m3ps", "expected_inflow_m3ps", "demand_factor", "lowest_pressure_m")
    PRESSURE_M_FIELD_NUMBER: _ClassVar[int]
    FLOW_M3PS_FIELD_NUMBER: _ClassVar[int]
    CLOSED_FIELD_NUMBER: _ClassVar[int]
    TANKS_FIELD_NUMBER: _ClassVar[int]
    INFLOW_M3PS_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_INFLOW_M3PS_FIELD_NUMBER: _ClassVar[int]
    DEMAND_FACTOR_FIELD_NUMBER: _ClassVar[int]
    LOWEST_PRESSURE_M_FIELD_NUMBER: _ClassVar[int]
    pressure_m: bytes
    flow_m3ps: bytes
    closed: bytes
    tanks: _containers.RepeatedCompositeFieldContainer[TankLevel]
    inflow_m3ps: float
    expected_inflow_m3ps: float
    demand_factor: float
    lowest_pressure_m: float
    def __init__(self, pressure_m: _Optional[bytes] = ..., flow_m3ps: _Optional[bytes] = ..., closed: _Optional[bytes] = ..., tanks: _Optional[_Iterable[_Union[TankLevel, _Mapping]]] = ..., inflow_m3ps: _Optional[float] = ..., expected_inflow_m3ps: _Optional[float] = ..., demand_factor: _Optional[float] = ..., lowest_pressure_m: _Optional[float] = ...) -> None: ...

class TankLevel(_message.Message):
    __slots__ = ("id", "level_m", "low_m", "high_m")
    ID_FIELD_NUMBER: _ClassVar[int]
    LEVEL_M_FIELD_NUMBER: _ClassVar[int]
    LOW_M_FIELD_NUMBER: _ClassVar[int]
    HIGH_M_FIELD_NUMBER: _ClassVar[int]
    id: str
    level_m: float
    low_m: float
    high_m: float
    def __init__(self, id: _Optional[str] = ..., level_m: _Optional[float] = ..., low_m: _Optional[float] = ..., high_m: _Optional[float] = ...) -> None: ...

class DrainageState(_message.Message):
    __slots__ = ("flow_m3ps", "filling", "ponded_m3", "storage_m", "rain_mm_h", "underpasses")
    FLOW_M3PS_FIELD_NUMBER: _ClassVar[int]
    FILLING_FIELD_NUMBER: _ClassVar[int]
    PONDED_M3_FIELD_NUMBER: _ClassVar[int]
    STORAGE_M_FIELD_NUMBER: _ClassVar[int]
    RAIN_MM_H_FIELD_NUMBER: _ClassVar[int]
    UNDERPASSES_FIELD_NUMBER: _ClassVar[int]
    flow_m3ps: bytes
    filling: bytes
    ponded_m3: bytes
    storage_m: bytes
    rain_mm_h: float
    underpasses: _containers.RepeatedCompositeFieldContainer[UnderpassLevel]
    def __init__(self, flow_m3ps: _Optional[bytes] = ..., filling: _Optional[bytes] = ..., ponded_m3: _Optional[bytes] = ..., storage_m: _Optional[bytes] = ..., rain_mm_h: _Optional[float] = ..., underpasses: _Optional[_Iterable[_Union[UnderpassLevel, _Mapping]]] = ...) -> None: ...

class UnderpassLevel(_message.Message):
    __slots__ = ("id", "on_road_m", "state")
    ID_FIELD_NUMBER: _ClassVar[int]
    ON_ROAD_M_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    id: str
    on_road_m: float
    state: str
    def __init__(self, id: _Optional[str] = ..., on_road_m: _Optional[float] = ..., state: _Optional[str] = ...) -> None: ...

class PipeSensor(_message.Message):
    __slots__ = ("id", "quantity", "ts_ns", "measured", "expected", "residual", "flag")
    ID_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    TS_NS_FIELD_NUMBER: _ClassVar[int]
    MEASURED_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_FIELD_NUMBER: _ClassVar[int]
    RESIDUAL_FIELD_NUMBER: _ClassVar[int]
    FLAG_FIELD_NUMBER: _ClassVar[int]
    id: str
    quantity: _edge_pb2.Quantity
    ts_ns: int
    measured: float
    expected: float
    residual: float
    flag: SensorFlag
    def __init__(self, id: _Optional[str] = ..., quantity: _Optional[_Union[_edge_pb2.Quantity, str]] = ..., ts_ns: _Optional[int] = ..., measured: _Optional[float] = ..., expected: _Optional[float] = ..., residual: _Optional[float] = ..., flag: _Optional[_Union[SensorFlag, str]] = ...) -> None: ...

class BurstSuspicion(_message.Message):
    __slots__ = ("id", "since_ts_ns", "alarm_ts_ns", "flow_m3ps", "candidates", "plan")
    ID_FIELD_NUMBER: _ClassVar[int]
    SINCE_TS_NS_FIELD_NUMBER: _ClassVar[int]
    ALARM_TS_NS_FIELD_NUMBER: _ClassVar[int]
    FLOW_M3PS_FIELD_NUMBER: _ClassVar[int]
    CANDIDATES_FIELD_NUMBER: _ClassVar[int]
    PLAN_FIELD_NUMBER: _ClassVar[int]
    id: str
    since_ts_ns: int
    alarm_ts_ns: int
    flow_m3ps: float
    candidates: _containers.RepeatedCompositeFieldContainer[BurstCandidate]
    plan: IsolationPlan
    def __init__(self, id: _Optional[str] = ..., since_ts_ns: _Optional[int] = ..., alarm_ts_ns: _Optional[int] = ..., flow_m3ps: _Optional[float] = ..., candidates: _Optional[_Iterable[_Union[BurstCandidate, _Mapping]]] = ..., plan: _Optional[_Union[IsolationPlan, _Mapping]] = ...) -> None: ...

class BurstCandidate(_message.Message):
    __slots__ = ("pipe", "likelihood", "flow_m3ps", "streets")
    PIPE_FIELD_NUMBER: _ClassVar[int]
    LIKELIHOOD_FIELD_NUMBER: _ClassVar[int]
    FLOW_M3PS_FIELD_NUMBER: _ClassVar[int]
    STREETS_FIELD_NUMBER: _ClassVar[int]
    pipe: str
    likelihood: float
    flow_m3ps: float
    streets: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, pipe: _Optional[str] = ..., likelihood: _Optional[float] = ..., flow_m3ps: _Optional[float] = ..., streets: _Optional[_Iterable[str]] = ...) -> None: ...

class IsolationPlan(_message.Message):
    __slots__ = ("pipe", "valves", "pipes", "cut_off_nodes", "customers", "hydrants", "lowest_pressure_m", "weak_nodes", "edges")
    PIPE_FIELD_NUMBER: _ClassVar[int]
    VALVES_FIELD_NUMBER: _ClassVar[int]
    PIPES_FIELD_NUMBER: _ClassVar[int]
    CUT_OFF_NODES_FIELD_NUMBER: _ClassVar[int]
    CUSTOMERS_FIELD_NUMBER: _ClassVar[int]
    HYDRANTS_FIELD_NUMBER: _ClassVar[int]
    LOWEST_PRESSURE_M_FIELD_NUMBER: _ClassVar[int]
    WEAK_NODES_FIELD_NUMBER: _ClassVar[int]
    EDGES_FIELD_NUMBER: _ClassVar[int]
    pipe: str
    valves: _containers.RepeatedScalarFieldContainer[str]
    pipes: _containers.RepeatedScalarFieldContainer[str]
    cut_off_nodes: _containers.RepeatedScalarFieldContainer[str]
    customers: float
    hydrants: _containers.RepeatedScalarFieldContainer[str]
    lowest_pressure_m: float
    weak_nodes: _containers.RepeatedScalarFieldContainer[str]
    edges: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, pipe: _Optional[str] = ..., valves: _Optional[_Iterable[str]] = ..., pipes: _Optional[_Iterable[str]] = ..., cut_off_nodes: _Optional[_Iterable[str]] = ..., customers: _Optional[float] = ..., hydrants: _Optional[_Iterable[str]] = ..., lowest_pressure_m: _Optional[float] = ..., weak_nodes: _Optional[_Iterable[str]] = ..., edges: _Optional[_Iterable[str]] = ...) -> None: ...

class ParkingState(_message.Message):
    __slots__ = ("ts_ns", "site_id", "free", "seen_ts_ns", "lead_s", "expected_free")
    TS_NS_FIELD_NUMBER: _ClassVar[int]
    SITE_ID_FIELD_NUMBER: _ClassVar[int]
    FREE_FIELD_NUMBER: _ClassVar[int]
    SEEN_TS_NS_FIELD_NUMBER: _ClassVar[int]
    LEAD_S_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_FREE_FIELD_NUMBER: _ClassVar[int]
    ts_ns: int
    site_id: _containers.RepeatedScalarFieldContainer[str]
    free: bytes
    seen_ts_ns: bytes
    lead_s: _containers.RepeatedScalarFieldContainer[int]
    expected_free: bytes
    def __init__(self, ts_ns: _Optional[int] = ..., site_id: _Optional[_Iterable[str]] = ..., free: _Optional[bytes] = ..., seen_ts_ns: _Optional[bytes] = ..., lead_s: _Optional[_Iterable[int]] = ..., expected_free: _Optional[bytes] = ...) -> None: ...
