"""The web page of an audit in a real browser: it sorts, filters, searches, obeys the keyboard, and runs nothing from a guide."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from audit.reports.audit.html import FIRST, render
from audit.reports.style import Style
from audit.staleness import Audit, AuditedGuide
from schema.freshness import State
from tests.audit.made_audits import HOSTILE, hostile, made, real, trending

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
keys = pytest.importorskip("selenium.webdriver.common.keys").Keys
support = pytest.importorskip("selenium.webdriver.support.ui")
alerts = pytest.importorskip("selenium.common.exceptions")
service = pytest.importorskip("selenium.webdriver.chrome.service")

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
OPTIONS = """
    --headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync --disable-dev-shm-usage --window-size=1400,1000
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not installed"),
]

Browser = Any
Open = Callable[..., "Tab"]


class Tab:
    """The page of an audit, opened in the browser."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    def all(self, selector: str) -> list[Any]:
        found: list[Any] = self.browser.find_elements("css selector", selector)
        return found

    def one(self, selector: str) -> Any:
        return self.browser.find_element("css selector", selector)

    def js(self, script: str, *arguments: object) -> Any:
        return self.browser.execute_script(script, *arguments)

    @property
    def rows(self) -> list[list[str]]:
        """The text of every cell of the table, by row."""
        found: list[list[str]] = self.js(
            "return [...document.querySelectorAll('#all tbody tr')].map(r => [...r.cells].map(c => c.textContent))"
        )
        return found

    @property
    def links(self) -> list[str]:
        found: list[str] = self.js(
            "return [...document.querySelectorAll('#all tbody a')].map(a => a.getAttribute('href'))"
        )
        return found

    @property
    def result(self) -> str:
        text: str = self.one("#result").text
        return text

    def header(self, title: str) -> Any:
        return next(each for each in self.all("#all th button") if each.text.startswith(title))

    def way(self, title: str) -> str | None:
        found: str | None = self.js("return arguments[0].closest('th').getAttribute('aria-sort')", self.header(title))
        return found

    def click(self, element: Any) -> None:
        self.js("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        element.click()

    def choose(self, name: str, text: str) -> None:
        choices = support.Select(self.one(f"#{name}"))
        choices.select_by_visible_text(next(each.text for each in choices.options if each.text.startswith(f"{text} (")))

    def press(self, *pressed: str) -> None:
        for key in pressed:
            self.browser.switch_to.active_element.send_keys(key)

    @property
    def focused(self) -> Any:
        return self.browser.switch_to.active_element


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    options.set_capability("unhandledPromptBehavior", "ignore")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for option in (*OPTIONS.split(), f"--user-data-dir={profile}"):
            options.add_argument(option)
        driver = webdriver.Chrome(options=options, service=service.Service(DRIVER))
        try:
            yield driver
        finally:
            driver.quit()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens an audit's page; whatever a test does, the console stays silent."""

    def _open(audit: Audit, *, width: int = 1400, media: str = "light", added: str = "") -> Tab:
        file = tmp_path / "report.html"
        file.write_text(render(audit, Style()).replace("</main>", f"{added}</main>"), encoding="utf-8")
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        # A page that glides to its place is a race with whoever points at it.
        wishes = {"prefers-color-scheme": media, "prefers-reduced-motion": "reduce"}
        features = [{"name": name, "value": value} for name, value in wishes.items()]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        browser.get(file.as_uri())
        return Tab(browser)

    yield _open
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert browser.get_log("browser") == []


def _late(guides: list[AuditedGuide]) -> list[str]:
    return [str(guide.freshness.days_overdue or "–") for guide in guides]


def test_it_opens_with_the_worst_hundred_and_says_how_many_there_are(opened: Open) -> None:
    audit = made(300)
    tab = opened(audit)
    assert tab.result == "300 guides, the first 100 shown"
    assert tab.links == [f"./{guide.path}" for guide in audit.ordered[:FIRST]]
    assert tab.way("State") == "ascending"
    paint = tab.js("return performance.getEntriesByType('paint').map(each => [each.name, each.startTime])")
    assert "first-contentful-paint" in dict(paint)


def test_it_sorts_by_days_past_due_both_ways_and_back_to_the_worst_first(opened: Open) -> None:
    audit = made(300)
    tab = opened(audit)
    tab.click(tab.header("Days past due"))
    assert tab.way("Days past due") == "descending"
    assert tab.way("State") is None
    by_days = sorted(audit.ordered, key=lambda guide: -guide.freshness.days_overdue)
    assert [row[4] for row in tab.rows] == _late(by_days)[:FIRST]
    assert tab.links == [f"./{guide.path}" for guide in by_days[:FIRST]]
    tab.click(tab.header("Days past due"))
    assert tab.way("Days past due") == "ascending"
    least = sorted(audit.ordered, key=lambda guide: guide.freshness.days_overdue)
    assert tab.links == [f"./{guide.path}" for guide in least[:FIRST]]
    tab.click(tab.header("State"))
    assert tab.links == [f"./{guide.path}" for guide in audit.ordered[:FIRST]]


@pytest.mark.parametrize(
    ("title", "column"),
    [("State", 0), ("Company", 1), ("Role", 2), ("Owner", 3), ("Review due", 5), ("Updated", 6), ("Why", 8)],
)
def test_every_column_sorts_what_is_missing_last(title: str, column: int, opened: Open) -> None:
    tab = opened(made(90))
    names = tab.js("return [...document.querySelectorAll('.tiles .state')].map(each => each.textContent)")
    order = {name: str(rank) for rank, name in enumerate(names)}
    for _ in range(2):
        tab.click(tab.header(title))
        values = [order.get(row[column], row[column].casefold()) for row in tab.rows]
        there = [value for value in values if value != "–"]
        assert there == sorted(there, reverse=tab.way(title) == "descending")
        assert values[len(there) :] == ["–"] * (len(values) - len(there))
    assert len(tab.rows) == 90


def test_it_filters_by_state_and_owner_and_company_and_says_how_many_are_left(opened: Open) -> None:
    audit = made(300)
    tab = opened(audit)
    tab.click(tab.one("input[name=state][value=stale]"))
    tab.click(tab.one("input[name=state][value=expired]"))
    states = {State.STALE, State.EXPIRED}
    left = [guide for guide in audit.ordered if guide.state in states]
    assert tab.result.startswith(f"{len(left)} of 300 guides")
    tab.choose("owner", "@pay/finance")
    left = [guide for guide in left if guide.owner == "@pay/finance"]
    assert tab.links == [f"./{guide.path}" for guide in left]
    assert tab.result == f"{len(left)} of 300 guides"
    tab.choose("company", str(left[0].facts.company_display))
    left = [guide for guide in left if guide.company == left[0].company]
    assert tab.links == [f"./{guide.path}" for guide in left]
    tab.click(tab.one("#clear"))
    assert tab.result == "300 guides, the first 100 shown"
    assert not tab.one("#clear").is_displayed()
    assert tab.focused.get_attribute("id") == "words"


def test_it_searches_all_words_wherever_they_stand(opened: Open) -> None:
    audit = made(300)
    tab = opened(audit)
    tab.one("#words").send_keys("SCIENTIST company-7 ")
    wanted = [guide for guide in audit.ordered if guide.role == "data-scientist" and "company-7" in guide.path]
    assert tab.links == [f"./{guide.path}" for guide in wanted]
    tab.one("#words").clear()
    tab.one("#words").send_keys("no such guide")
    assert (tab.result, tab.rows) == ("None of 300 guides", [])


def test_all_guides_can_be_shown_and_focus_goes_to_the_first_new_one(opened: Open) -> None:
    audit = made(600)
    tab = opened(audit)
    assert tab.one("#more").text == "Show 200 more"
    tab.click(tab.one("#more"))
    assert tab.result == "600 guides, the first 300 shown"
    assert tab.focused.get_attribute("href").endswith(audit.ordered[FIRST].path)
    tab.click(tab.one("#every"))
    assert tab.links == [f"./{guide.path}" for guide in audit.ordered]
    assert not tab.one("#every").is_displayed()


def test_tiles_owners_and_weeks_lead_to_their_guides(opened: Open) -> None:
    audit = made(300)
    tab = opened(audit)
    for state in (State.OVERDUE, State.DRAFT):
        tab.click(tab.one(f".tiles a[data-value={state.value}]"))
        assert tab.result == f"{audit.counts[state]} of 300 guides"
    owner = next(iter(audit.by_owner))
    tab.click(next(link for link in tab.all(".owners a") if link.text == owner))
    assert tab.result.startswith(f"{sum(guide.owner == owner for guide in audit.guides)} of 300 guides")
    tile = tab.one(".week.p1 a, .week.p2 a, .week.p3 a, .week.p4 a")
    number = int(tile.find_element("css selector", ".many").text)
    tab.click(tile)
    assert sum(row[4] != "–" for row in tab.rows) == number > 0


def test_a_cell_of_the_heat_map_says_what_it_is_and_leads_to_its_guides(opened: Open, browser: Browser) -> None:
    audit = made(300)
    tab = opened(audit)
    worst = {(guide.company, guide.role): guide for guide in audit.ordered}
    cell = tab.one(".heat tbody td.s-stale")
    company = cell.find_element("xpath", "..").find_element("css selector", "th").text
    tab.click(cell)
    (link,) = tab.links
    guide = worst[link.split("/")[-2], link.split("/")[-1].removesuffix(".md")]
    assert (guide.facts.company_display, guide.state) == (company, State.STALE)
    tab.js("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", cell)
    webdriver.ActionChains(browser).move_to_element(cell).perform()
    assert tab.one("#tip").text.startswith(f"{company}, {guide.facts.role_display}: stale")
    assert (f"{guide.freshness.days_overdue} day" in tab.one("#tip").text) is bool(guide.freshness.days_overdue)


def test_the_keyboard_alone_reaches_filters_sorting_and_the_heat_map(opened: Open) -> None:
    tab = opened(made(300))
    tab.one("body").send_keys(keys.TAB)
    assert tab.focused.text == "Skip to the guides"
    assert tab.focused.rect["y"] >= 0
    reached = []
    for _ in range(400):
        tab.press(keys.TAB)
        what = tab.focused
        reached.append(what.get_attribute("id") or what.tag_name)
        if what.tag_name == "button" and what.text.startswith("Days past due"):
            break
    assert [name for name in reached if name in {"words", "owner", "company", "role", "week"}] == [
        "words", "owner", "company", "role", "week",
    ]  # fmt: skip
    assert reached.count("td") == 1, "the heat map is one stop, not one a cell"
    assert tab.js("return getComputedStyle(document.activeElement).outlineStyle") == "solid"
    tab.press(keys.ENTER)
    assert tab.way("Days past due") == "descending"
    tab.press(keys.SPACE)
    assert tab.way("Days past due") == "ascending"


def test_arrow_keys_move_within_the_heat_map_and_enter_opens_a_cell(opened: Open) -> None:
    tab = opened(made(300))
    tab.js("document.querySelector('.heat td[tabindex=\"0\"]').focus()")
    tab.press(keys.ARROW_RIGHT, keys.ARROW_DOWN)
    place = tab.js("const c = document.activeElement; return [c.cellIndex, c.parentNode.rowIndex]")
    assert place == [2, 2]
    assert tab.one("#tip").is_displayed()
    said = tab.focused.get_attribute("aria-label")
    tab.press(keys.ESCAPE)
    assert not tab.one("#tip").is_displayed()
    tab.press(keys.ENTER)
    assert all(said.startswith(f"{row[1]}, {row[2]}: ") for row in tab.rows)
    assert tab.focused.get_attribute("id") == "guides"


def test_a_hostile_name_shows_as_text_and_nothing_in_it_runs(opened: Open, browser: Browser) -> None:
    audit = hostile()
    tab = opened(audit)
    title = browser.title
    shown = {row[1] for row in tab.rows}
    assert {HOSTILE[0], HOSTILE[1], HOSTILE[2], HOSTILE[3], HOSTILE[4]} <= shown
    for column in range(9):
        tab.click(tab.all("#all th button")[column])
    for element in tab.all("#all td, .owners a, .heat td, summary"):
        tab.js("arguments[0].dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))", element)
        tab.js("arguments[0].dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))", element)
    tab.one("#words").send_keys("<script>")
    assert {row[1] for row in tab.rows} >= {HOSTILE[0]}
    assert browser.title == title == f"Staleness of {len(audit.guides)} guides as of 2026-11-21 – payproof"
    assert len(tab.all("img, iframe, #all script")) == 0
    assert all(href.startswith("./") for href in tab.links)
    with pytest.raises(alerts.NoAlertPresentException):
        browser.switch_to.alert  # noqa: B018  (reading it is asking for it)


def test_the_policy_stops_a_script_that_is_not_the_page_s_own(opened: Open, browser: Browser) -> None:
    added = "<script>document.title = 'ran'</script><p id=bad onclick=\"document.title = 'ran'\">here</p>"
    tab = opened(made(3), added=added)
    tab.click(tab.one("#bad"))
    assert browser.title.startswith("Staleness of 3 guides")
    refused = [entry["message"] for entry in browser.get_log("browser")]
    assert len(refused) == 2
    assert all("Content Security Policy" in message for message in refused)


@pytest.mark.parametrize("media", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 768, 1400])
def test_the_page_never_scrolls_sideways(width: int, media: str, opened: Open) -> None:
    for audit in (trending(made(300)), hostile()):
        tab = opened(audit, width=width, media=media)
        assert tab.js("return document.documentElement.scrollWidth") <= width
        dark = tab.js("return matchMedia('(prefers-color-scheme: dark)').matches")
        paper = tab.js("return getComputedStyle(document.body).backgroundColor")
        assert (dark, sum(map(int, paper[4:-1].split(","))) < 384) == (media == "dark",) * 2


def test_on_a_narrow_screen_every_row_is_a_card_and_the_sort_buttons_are_there(opened: Open) -> None:
    tab = opened(made(300), width=375)
    boxes = [cell.rect for cell in tab.all("#all tbody tr:first-child td")]
    assert len({box["y"] for box in boxes}) > 3
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 375 for box in boxes)
    tab.click(tab.header("Days past due"))
    assert tab.way("Days past due") == "descending"


def test_without_scripts_the_headline_tiles_owners_and_worst_hundred_are_there(opened: Open, browser: Browser) -> None:
    audit = made(300)
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    tab = opened(audit)
    assert tab.one("h1").text == f"{audit.past_due} of 300 guides are past their review date."
    assert [int(tile.text.replace(",", "")) for tile in tab.all(".tiles .many")] == list(audit.counts.values())
    assert [owner.text for owner in tab.all(".owners tbody th")] == list(audit.by_owner)
    assert len(tab.all("#all tbody tr")) == FIRST
    assert not tab.one("#filters").is_displayed()
    assert all(not button.is_enabled() for button in tab.all("#all th button"))


def test_nearly_five_thousand_guides_are_usable_at_once(opened: Open) -> None:
    audit = trending(made(4466))
    tab = opened(audit)
    tab.click(tab.header("Age"))
    oldest = max(guide.freshness.age_days or 0 for guide in audit.guides)
    assert tab.rows[0][7] == str(oldest)
    print(_timings("4,466 guides", tab))


def test_real_guides_sort_and_filter(opened: Open, corpus: Path) -> None:
    audit = real(corpus)
    tab = opened(audit)
    assert tab.result.startswith(f"{len(audit.guides):,} guides")
    company, number = Counter(str(guide.facts.company_display) for guide in audit.guides).most_common(1)[0]
    tab.choose("company", company)
    assert tab.result == f"{number} of {len(audit.guides):,} guides"
    assert {row[1] for row in tab.rows} == {company}
    print(_timings(f"{len(audit.guides):,} real guides", tab))


def _timings(what: str, tab: Tab) -> str:
    """How long the browser took; it says as much about the machine as about the page, so nothing is asserted."""
    paint = dict(tab.js("return performance.getEntriesByType('paint').map(each => [each.name, each.startTime])"))
    done = tab.js("return performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    return f"{what}: first paint after {paint['first-contentful-paint']:.0f} ms, ready after {done:.0f} ms"
