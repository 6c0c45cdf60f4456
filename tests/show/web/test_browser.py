"""The pages in a real Chromium: nothing that browsers refuse, nothing that keeps anyone out, all by keyboard."""

import os
import shutil
import socket
import threading
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from kilde.ledger import Ledger, Role
from kilde.show.web import Settings
from kilde.show.web.desk import Desk
from kilde.show.web.rendering import BUILT
from kilde.show.web.security import hashed

from .conftest import READINGS, filled

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = Path(__file__).parents[3] / "frontend/node_modules/axe-core/axe.min.js"
FLAGS = (
    "--no-sandbox --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader --disable-quic "
    "--no-first-run --disable-background-networking --disable-component-update --disable-sync"
).split()
FIGURE, SOURCE = "/figures/…", "/sources/one…"
"""The first that is listed."""
LISTED = {FIGURE: ("/", ".figures .range a"), SOURCE: ("/sources", "main table a[href^='/sources/one']")}
FELL_REPORT = f"/reports/{READINGS[0].document.id}"
PASSWORD = "a long enough phrase"
PAGES = (
    "/",
    "/review",
    "/reports",
    "/sources",
    "/search?q=people",
    "/report",
    "/balances",
    "/help",
    "/people",
    "/nothing-here",
    "/sign-in",
    FELL_REPORT,
    f"{FELL_REPORT}/original",
    f"{FELL_REPORT}/beside/{READINGS[1].document.id}",
    FIGURE,
    SOURCE,
)


@contextmanager
def served(where):
    """The address of a server of this test run's own."""
    import uvicorn

    from kilde.show.web.app import create_app

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(Settings(ledger=str(where), port=port))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    app.state.kilde.closing.set()
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Of whoever sits at the machine."""
    with served(filled(tmp_path_factory.mktemp("browser") / "kilde.db")) as found:
        yield found


@pytest.fixture(scope="module")
def browser():
    """Chromium, where it is installed."""
    if not CHROMIUM:
        pytest.skip("needs Chromium: apt install chromium")
    if not (BUILT / "manifest.json").is_file() or not AXE.is_file():
        pytest.skip("needs the islands: make frontend")
    from playwright.sync_api import sync_playwright

    os.environ.setdefault("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def page(browser, address, request):
    """A page that remembers what went wrong in it; options are those of the browser's context."""
    context = browser.new_context(base_url=address, locale="en-GB", **getattr(request, "param", {}))
    found = context.new_page()
    found.set_default_timeout(60_000)
    found.faults = []
    found.on("console", lambda said: found.faults.append(said.text) if said.type == "error" else None)
    found.on("pageerror", lambda error: found.faults.append(str(error)))
    yield found
    assert found.faults == []
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_pages_keep_nobody_out(page, path):
    listing, link = LISTED.get(path, (path, ""))
    page.goto(listing)
    if link:
        page.locator(link).first.click()
        page.wait_for_url(f"**{path.rstrip('…')}**")
    if path == "/nothing-here":
        assert page.faults.pop().endswith("404 (Not Found)")
    if path.endswith("/original"):  # the script and the picture that it was made of
        assert page.faults and all("sandboxed" in one or "Content Security Policy" in one for one in page.faults)
        page.faults.clear()
    keeps_nobody_out(page)


def keeps_nobody_out(page):
    """Whoever reads by ear, by keyboard or much enlarged."""
    # evaluated by the tool, past the page's own policy, which would refuse a script put into it
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    page.set_viewport_size({"width": 320, "height": 800})  # what a page is at four times its size
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_people_with_accounts_come_in_and_go(browser, ledger_file):
    desk = Desk.open(Settings(ledger=str(ledger_file)).desk_at)
    desk.keep_account("kari", Role.ADMINISTRATOR, hashed(PASSWORD, name="kari"))
    desk.close()
    with served(ledger_file) as address, browser.new_context(base_url=address, locale="nb-NO") as context:
        page = context.new_page()
        page.goto("/account")  # by keyboard alone, from the door on
        page.locator("[name=name]").focus()
        page.keyboard.type("kari")
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}/account")
        assert page.locator("html").get_attribute("lang") == "nb"
        keeps_nobody_out(page)
        page.locator("form[action='/sign-out'] button").click()
        page.wait_for_url("**/sign-in**")


def test_two_who_work_on_one_claim_lose_no_word(browser, ledger_file):
    from playwright.sync_api import expect

    desk = Desk.open(Settings(ledger=str(ledger_file)).desk_at)
    for name in ("kari", "ola"):
        desk.keep_account(name, Role.REVIEWER, hashed(PASSWORD, name=name))
    desk.close()
    claim = READINGS[0].claims[0].id
    with served(ledger_file) as address, ExitStack() as open_:
        kari, ola = (
            open_.enter_context(browser.new_context(base_url=address, locale="en-GB")).new_page() for _ in range(2)
        )
        for page, name in ((kari, "kari"), (ola, "ola")):
            page.goto(f"/sign-in?next=/review?claim={claim}")
            page.locator("[name=name]").fill(name)
            page.locator("[name=password]").fill(PASSWORD)
            page.keyboard.press("Enter")
            page.wait_for_url("**/review?claim=*")
        ola.locator("#correct [name=field]").select_option("quantity")
        ola.locator("#correct [name=value]").fill("nearly 2500")
        ola.locator("#correct [name=why]").fill("the bureau's own list says so")
        kari.locator("#correct [name=why]").first.wait_for()
        kari.keyboard.press("a")
        kari.wait_for_url("**done=*")
        ola.locator("#correct button").last.click()
        ola.locator(".fault", has_text="look again").wait_for()
        expect(ola.locator("#correct [name=value]")).to_have_value("nearly 2500")
        expect(ola.locator("#correct [name=why]")).to_have_value("the bureau's own list says so")
        ola.locator("#correct button").last.click()
        ola.wait_for_url("**done=*")
    with Ledger.open(ledger_file) as ledger:
        said = [(one.by, str(one.judgement), one.why) for one in ledger.view().verdicts(claim)]
    assert said == [("kari", "accept", None), ("ola", "correct", "the bureau's own list says so")]


def test_from_the_total_to_the_sentence_by_keyboard_alone(page):
    page.goto("/")
    page.locator(".figures .range a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/figures/**")
    page.locator(".evidence a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/**#c-*")
    assert page.locator(".card:target").is_visible()


def test_a_review_by_keyboard(page):
    page.goto("/review")
    page.wait_for_load_state("load")
    page.keyboard.press("j")
    page.wait_for_url("**/review?claim=*")
    page.keyboard.press("x")
    page.wait_for_url("**done=*")
    assert "Confidential" in page.locator(".effect").inner_text()
    page.keyboard.press("u")
    page.wait_for_url("**done=*")
    page.locator(".effect", has_text="Undone").wait_for()


def test_words_selected_in_the_text_become_the_value(page):
    from playwright.sync_api import expect

    page.goto(f"/review?claim={READINGS[1].claims[0].id}")
    page.locator("#passage mark").evaluate("node => getSelection().selectAllChildren(node)")
    expect(page.locator("#correct [name=value]")).to_have_value("over 3000")
    start = READINGS[1].document.text.index("over 3000")
    assert page.locator("#correct [name=start]").input_value() == str(start)


def test_a_field_corrected_by_words_chosen_by_keyboard(page):
    from playwright.sync_api import expect

    page.goto(f"/review?claim={READINGS[0].claims[0].id}")
    page.wait_for_load_state("load")
    page.keyboard.press("w")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#correct [name=value]")).to_have_value("people")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("#correct [name=value]")).to_have_value("people in Al-Hol")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('#correct button')")


def test_the_past_by_keyboard(page):
    page.goto("/")
    page.locator(".figures .range a").first.click()
    page.locator("html.slides").wait_for()  # its script is there
    page.locator("#stop").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**as_of=entry*")
    page.locator("h1", has_text="2,400").wait_for()
    assert page.evaluate("document.activeElement.id") == "stop"


def test_the_chart_and_the_map_obey_the_policy_of_pages(page):
    page.goto("/")
    page.locator(".maplibre:not(.loading) canvas").wait_for()
    assert page.locator("[data-island=map]").is_hidden()
    page.locator(".tools select").select_option(index=1)
    chart = page.locator(".large svg.plot")
    chart.wait_for()
    assert page.locator("[data-island=chart]").is_hidden()
    assert page.locator("style").count() == 0
    interval = chart.locator("[aria-label=rect] rect").first
    interval.scroll_into_view_if_needed()
    box = interval.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    chart.locator("[aria-label=tip] text", has_text="watch").wait_for()
    if folder := os.environ.get("KILDE_SCREENSHOTS"):
        page.locator("#timeline").screenshot(path=f"{folder}/chart.png")
        page.locator(".maplibre").screenshot(path=f"{folder}/map.png")


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_from_the_total_to_the_sentence_without_scripts(page):
    page.goto("/")
    assert page.locator("[data-island=map] svg").is_visible()
    assert page.locator("[data-island=chart] svg").first.is_visible()
    page.locator(".figures .range a").first.click()
    page.wait_for_url("**/figures/**")
    page.locator(".evidence a").first.click()
    page.wait_for_url("**/reports/**#c-*")
    assert page.locator(".card:target").is_visible()
    assert page.locator(".text .quantity").first.is_visible()
