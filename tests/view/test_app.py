"""The web application: what it serves, whom it refuses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from citybrain_wire.clock import ClockSpec
from citybrain_wire.errors import BadConfig
from fastapi import APIRouter
from fastapi.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from tests.view import helpers
from tests.view.doors import let_in, reception_at
from twin_core.city import City
from twin_core.people import Reception
from viz import Picture, ViewConfig, create_app

CLOCK = ClockSpec("scaled", helpers.START_NS, 0, 1.0)


def _config(city: City, **changes: object) -> ViewConfig:
    values: dict[str, object] = {
        "city": str(city.files.path.parent),
        "people_dir": "people",
        "port": 8080,
        "core_bus": "tcp://127.0.0.1:1",
        "mirror_bus": "tcp://127.0.0.1:2",
        "clock": CLOCK.to_dict(),
    }
    return ViewConfig.from_dict({**values, **changes})


@pytest.fixture
def reception(tmp_path: Path) -> Iterator[Reception]:
    """Nobody is known yet."""
    reception = reception_at(tmp_path)
    yield reception
    reception.close()


@pytest.fixture
def client(city: City, picture: Picture, reception: Reception) -> TestClient:
    """An operator's client of the application; the bus stays silent."""
    return let_in(TestClient(create_app(_config(city), picture, reception)), reception, "li")


def test_the_page_names_no_other_host_and_forbids_its_browser_to_ask_one(client: TestClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert "http://" not in page.text
    assert "https://" not in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'self'")


def test_the_scene_comes_once_and_then_by_etag(client: TestClient) -> None:
    first = client.get("/view/scene")
    assert first.headers["content-encoding"] == "gzip"
    again = client.get("/view/scene", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert not again.content


def test_a_replay_before_the_first_second_says_so(client: TestClient) -> None:
    answer = client.get("/view/replay?ts_ns=1")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"] == "no picture has been recorded yet; wait for the first second"


def test_a_replay_holds_the_three_frames_of_its_moment(client: TestClient, picture: Picture, city: City) -> None:
    picture.take(b"sig.", helpers.lamps(picture.lamps, 0))
    picture.take(b"veh.", helpers.cars(city.network, 1, 40))
    body = client.get(f"/view/replay?ts_ns={helpers.START_NS}").content
    head, _, rest = body.partition(b"\n")
    sizes = json.loads(head)["values"]["sizes"]
    assert sum(sizes) == len(rest)
    assert rest[:4] == b"CBV1"
    assert rest[sizes[0] :][:4] == b"CBE1"
    assert rest[sizes[0] + sizes[1] :][:4] == b"CBG1"


def test_an_unknown_controller_is_named_in_the_answer(client: TestClient) -> None:
    answer = client.get("/view/controllers/nowhere")
    assert answer.status_code == 404
    assert answer.json()["detail"] == "this city has no controller 'nowhere'"


def test_a_controller_tells_its_lamps_cycle_and_countdown(client: TestClient, picture: Picture) -> None:
    for second in range(100):
        picture.take(b"sig.", helpers.lamps(picture.lamps, second))
    view = picture.lamps.controllers[0]
    told = client.get(f"/view/controllers/{view.id}").json()
    assert [group["id"] for group in told["groups"]] == [name for name, _ in view.groups]
    assert sum(state["seconds"] for state in told["cycle"]) == 2 * (helpers.GREEN_S + helpers.AMBER_S)
    assert told["remaining_s"] == pytest.approx(92 + helpers.GREEN_S - 99)


def test_a_browser_hears_hello_and_then_the_newest_of_each_kind(
    client: TestClient, picture: Picture, city: City
) -> None:
    for second in range(3):
        picture.take(b"sig.", helpers.lamps(picture.lamps, second))
        picture.take(b"veh.", helpers.cars(city.network, second, 10))
    with client.websocket_connect("/ws") as socket:
        hello = socket.receive_json()
        received = [socket.receive() for _ in picture.messages]
    assert (hello["type"], hello["people"], hello["scene"]) == ("hello", False, picture.scene.etag)
    kinds = {message["bytes"][:4] for message in received if message.get("bytes")}
    assert kinds == {b"CBV1", b"CBE1", b"CBG1"}


def test_a_page_of_another_origin_gets_no_socket_and_gives_no_orders(
    city: City, picture: Picture, reception: Reception
) -> None:
    people = APIRouter(prefix="/api/v1")

    @people.post("/plans/{plan_id}/approve")
    async def approve(plan_id: str) -> dict[str, str]:
        return {"approved": plan_id}

    client = let_in(TestClient(create_app(_config(city), picture, reception, people)), reception, "li")
    order = "/api/v1/plans/plan-1/approve"
    foreign = {"origin": "http://evil.example"}
    assert client.post(order, headers=foreign).status_code == 403
    assert client.post(order).json() == {"approved": "plan-1"}
    assert client.post(order, headers={"origin": "http://testserver"}).json() == {"approved": "plan-1"}
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/ws", headers=foreign) as socket:
        socket.receive_json()


def test_a_name_that_is_not_loopback_is_not_answered(client: TestClient) -> None:
    assert client.get("/", headers={"host": "rebound.example"}).status_code == 400


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"port": 0}, "viz: port 0 is out of range; use 1 to 65535"),
        ({"port": "8080"}, "viz: field 'port' must be a whole number, not '8080'"),
        ({"core_bus": "here"}, "viz: core_bus 'here' is no address; write it like tcp://127.0.0.1:5001"),
        ({"mirror_bus": ""}, "viz: field 'mirror_bus' must be a text that is not empty, not ''"),
        ({"clock": 3}, "viz: field 'clock' must be a mapping with kind and start_ts_ns, not 3"),
        ({"day_start_ts_ns": 1.5}, "viz: field 'day_start_ts_ns' must be a whole number, not 1.5"),
    ],
)
def test_a_bad_configuration_is_refused_by_name(city: City, changes: dict[str, object], message: str) -> None:
    with pytest.raises(BadConfig) as caught:
        _config(city, **changes)
    assert str(caught.value) == message


def test_a_host_that_others_reach_is_refused_without_tls(city: City) -> None:
    with pytest.raises(BadConfig, match="give a certificate and its key, or leave the view on"):
        _config(city, host="0.0.0.0")
    with pytest.raises(BadConfig, match="a certificate needs its key"):
        _config(city, certificate="a.pem")
    served = _config(city, host="0.0.0.0", certificate="a.pem", key="a.key", names=["twin.city.example"])
    assert (served.secure, served.strict, served.address) == (True, True, "https://twin.city.example:8080")
    assert not _config(city).strict


def test_an_unknown_field_is_refused(city: City) -> None:
    with pytest.raises(BadConfig, match="field 'ports' is unknown"):
        _config(city, ports=1)
