"""The page in a real browser: Debian's Chromium, software rendering, the whole view on loopback."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.view.stage import Show, running
from twin_core.city import City

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: scripts/test installs it")

FLAGS = [
    ["--use-angle=gl-egl", "--ignore-gpu-blocklist"],
    ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
]
PATIENCE_MS = 90_000
POLL_MS = 100
CARS = 1500


@dataclass
class Seen:
    """A page and what it did besides."""

    page: playwright.Page
    show: Show
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def until(self, condition: str) -> None:
        """Wait for a condition of the page. Asked from outside: the page's own policy forbids to evaluate texts."""
        over = time.monotonic() + PATIENCE_MS / 1000
        while not self.page.evaluate(f"Boolean({condition})"):
            assert time.monotonic() < over, f"never came true: {condition}"
            self.page.wait_for_timeout(POLL_MS)


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    """Chromium with the first of the renderers that gives WebGL 2."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("chromium is not here; scripts/test installs it where it may, else: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        for flags in FLAGS:
            found = driver.chromium.launch(executable_path=path, args=["--no-sandbox", *flags])
            page = found.new_page()
            able = page.evaluate("Boolean(document.createElement('canvas').getContext('webgl2'))")
            page.close()
            if able:
                yield found
                found.close()
                return
            found.close()
        pytest.skip("chromium has no WebGL 2 here; apt-get install libegl1 libgl1-mesa-dri")


@pytest.fixture(scope="module")
def show(city: City) -> Iterator[Show]:
    """A view that all tests look at."""
    with running(city, cars=CARS) as show:
        yield show


@pytest.fixture
def seen(browser: playwright.Browser, show: Show) -> Iterator[Seen]:
    """The page, loaded, with the first seconds on screen."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.set_default_timeout(PATIENCE_MS)
    seen = Seen(page, show)
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("console", lambda m: seen.complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.goto(show.way_in())
    page.wait_for_url(lambda url: "/login" not in url)
    seen.until("window.citybrain && citybrain.view.cars.count > 0 && citybrain.store.now.forecast")
    yield seen
    page.close()


def test_nobody_sees_the_city_without_logging_in(browser: playwright.Browser, show: Show) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.set_default_timeout(PATIENCE_MS)
    page.goto(f"{show.address}/#mode=forecast")
    page.fill("input[name=name]", "li")
    page.fill("input[name=password]", "a wrong one")
    page.click('[data-key="login"]')
    page.wait_for_selector(".said >> text=用户名或密码不正确")
    page.click('[data-key="language"]')
    page.wait_for_selector(".said >> text=The name or the password is wrong")
    page.goto(show.way_in())
    page.click('[data-key="logout"]')
    page.wait_for_selector("form.login")
    page.goto(show.address)
    page.wait_for_selector("form.login")
    page.close()


def _shades(seen: Seen) -> int:
    """How many different colours the scene shows, coarsely."""
    script = """() => new Promise(done => {
        const stage = document.querySelector('canvas.stage');
        const before = citybrain.view.onFrame;
        citybrain.view.onFrame = moved => {
            before(moved);
            citybrain.view.onFrame = before;
            const small = document.createElement('canvas');
            small.width = 240; small.height = 135;
            const pen = small.getContext('2d');
            pen.drawImage(stage, 0, 0, 240, 135);
            const pixels = pen.getImageData(0, 0, 240, 135).data;
            const shades = new Set();
            for (let i = 0; i < pixels.length; i += 4)
                shades.add((pixels[i] >> 4) * 256 + (pixels[i + 1] >> 4) * 16 + (pixels[i + 2] >> 4));
            done(shades.size);
        };
        citybrain.view.dirty = true;
    })"""
    return int(seen.page.evaluate(script))


def test_an_operators_hour(seen: Seen) -> None:
    """One visit through everything: each step waits for what it has caused."""
    page = seen.page
    assert _shades(seen) >= 12, "the canvas is blank or nearly so"

    place = "Array.from(citybrain.view.cars.mesh.geometry.getAttribute('place0').array.slice(0, 400)).join()"
    before = page.evaluate(place)
    seen.until(f"({place}) !== {before!r}")

    assert page.title() == "城市大脑"
    page.keyboard.press("l")
    page.wait_for_selector("text=Acknowledge")
    assert page.title() == "citybrain"
    page.keyboard.press("l")
    page.wait_for_selector(".incidents >> text=确认")

    row = page.locator('[data-alarm="a-1"]')
    row.get_by_role("button", name="确认").click()
    page.wait_for_selector('[data-alarm="a-1"][data-state="acked"], [data-alarm="a-2"]')
    assert ("acknowledge", "a-1", "desk-1") in seen.show.desk.orders

    page.click('[data-key="review"]')
    page.click('[data-key="approve"]')
    assert [order for order in seen.show.desk.orders if order[0] == "approve"] == []
    page.click('[data-key="confirm"]')
    page.wait_for_selector('[data-plan-state="watching"]')
    page.click('[data-key="rollback"]')
    page.wait_for_selector(".toast >> text=已回滚")
    assert [order[0] for order in seen.show.desk.orders[-2:]] == ["approve", "rollback"]


def test_the_slider_goes_to_the_past_and_the_future_and_back(seen: Seen) -> None:
    page = seen.page
    box = page.locator("svg.axis").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 0.25 * box["width"], box["y"] + 40)
    page.wait_for_selector(".banner >> text=回放")
    assert page.evaluate("citybrain.store.now.cursorMin") < 0
    page.mouse.click(box["x"] + 0.45 * box["width"], box["y"] + 40)
    page.wait_for_selector(".banner >> text=预测")
    seen.until("citybrain.view.cars.mesh.visible === false")
    assert page.locator('[data-key^="ack-"]').first.is_disabled(), "orders are for now only"
    page.keyboard.press("Home")
    seen.until("citybrain.store.now.cursorMin === 0 && citybrain.view.cars.mesh.visible")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("citybrain.store.now.cursorMin") == -1


def test_a_junction_shows_its_lamps_and_how_long_they_stay(seen: Seen) -> None:
    page = seen.page
    page.keyboard.press("/")
    name = page.evaluate("citybrain.city.controllers[5].id")
    page.fill(".search input", name)
    page.keyboard.press("Enter")
    page.wait_for_selector(f".drawer >> text={name}")
    page.wait_for_selector(".drawer .ring path")
    count = page.locator(".drawer .count").text_content()
    assert count == "–" or 0 <= int(count or "-1") <= 23
    page.keyboard.press("Escape")
    page.wait_for_selector(".kpis")


def test_under_the_streets_pipes_show_what_they_do(seen: Seen) -> None:
    page = seen.page
    page.keyboard.press("x")
    page.wait_for_selector(".pipes >> text=管线图例")
    seen.until("citybrain.view.pipes.mesh.visible && citybrain.store.now.pipes.bursts.length === 1")
    assert _shades(seen) >= 10, "nothing is seen through the ground"
    page.keyboard.press("/")
    page.fill(".search input", "W0744")
    page.keyboard.press("Enter")
    page.wait_for_selector(".pipe-card >> text=DN500")
    page.wait_for_selector(".callout >> text=W0744")
    place = page.locator(".callout").bounding_box()
    assert place is not None
    assert place["x"] > 0, "the callout lies on screen"
    under = page.evaluate("""(() => { const { view, city } = citybrain; const { pipes } = city;
        const p = pipes.id.indexOf('W0744'), i = 2 * pipes.start[p];
        const z = (view.pipes.drawnZ(pipes.ends[2 * p]) + view.pipes.drawnZ(pipes.ends[2 * p + 1])) / 2;
        const at = view.project((pipes.xy[i] + pipes.xy[i + 2]) / 2, (pipes.xy[i + 1] + pipes.xy[i + 3]) / 2, z);
        return pipes.id[view.pipeAt(at.x, at.y)]; })()""")
    assert under, "a click on a drawn pipe finds one"
    page.keyboard.press("x")
    seen.until("!citybrain.view.pipes.mesh.visible")


def test_nothing_is_asked_of_another_host_and_nothing_is_complained_of(seen: Seen) -> None:
    page = seen.page
    for mode in ("2", "3", "4", "5", "1"):
        page.keyboard.press(mode)
        seen.until("citybrain.view.scriptMs.length > 0")
    strange = [url for url in seen.requests if not url.startswith((seen.show.address, "data:"))]
    assert strange == []
    assert [text for text in seen.complaints if "GPU stall" not in text] == []


def test_text_keeps_the_contrast_that_wcag_aa_asks_for(seen: Seen) -> None:
    """4.5 : 1 for text of every panel against the panel's colour (WCAG 2.2, 1.4.3); disabled controls are exempt."""
    script = """() => {
        const lum = c => { const [r, g, b] = c.match(/[\\d.]+/g).slice(0, 3).map(v => {
            v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
            return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
        const ground = e => { for (; e; e = e.parentElement) {
            const c = getComputedStyle(e).backgroundColor; const a = c.match(/[\\d.]+/g);
            if (a.length === 3 || Number(a[3]) > 0.5) return c; } return 'rgb(18, 26, 38)'; };
        const bad = [];
        for (const e of document.querySelectorAll('.panel *, .topbar *, .kpi *')) {
            const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
            if (!own || e.closest('[hidden], button:disabled, .labels, svg')) continue;
            const [a, b] = [lum(getComputedStyle(e).color), lum(ground(e))].sort((x, y) => y - x);
            const ratio = (a + 0.05) / (b + 0.05);
            if (ratio < 4.5) bad.push(`${e.className} ${e.textContent.slice(0, 20)} ${ratio.toFixed(2)}`);
        }
        return bad; }"""
    assert seen.page.evaluate(script) == []
