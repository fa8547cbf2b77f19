"""The HTML page in a real browser: it opens without the network, marks evidence, and shows markup as text."""

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from recoupe.present.build import dossier
from recoupe.present.html import to_html
from tests.present.example import ENGLISH, SIGNATURE, aligned, comparison

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="chromium is not installed"),
]

SIZES = {"desktop": (1280, 900), "phone": (390, 844)}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        yield chromium
        chromium.close()


@pytest.fixture(params=sorted(SIZES))
def page(browser: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, height = SIZES[request.param]
    file = tmp_path / "dossier.html"
    file.write_text(to_html(dossier(aligned(), comparison(), SIGNATURE)), encoding="utf-8")
    opened = browser.new_page(viewport={"width": width, "height": height})
    trouble: list[str] = []
    opened.on("console", lambda message: trouble.append(message.text))
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.on("dialog", lambda dialog: trouble.append(f"dialog {dialog.message}"))
    opened.on(
        "request",
        lambda sent: trouble.append(sent.url) if not sent.url.startswith(("file:", "data:")) else None,
    )
    opened.goto(file.as_uri())
    yield opened
    assert trouble == []
    opened.close()


def chosen(page: Page) -> dict[str, str]:
    """The marked words of each report."""
    return page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.report')].map(r =>
            [r.dataset.report, [...r.querySelectorAll('.s.chosen')].map(s => s.textContent).join('')])
            .filter(([, words]) => words))"""
    )


def test_choosing_an_item_marks_exactly_its_evidence_in_every_report(page: Page):
    for button in page.locator(".entry h3 .choose").all():
        button.click()
        expected: dict[str, list[tuple[int, int]]] = {}
        for place in button.get_attribute("data-places").split():
            report, start, end = place.split(":")
            expected.setdefault(report, []).append((int(start), int(end)))
        texts = {r.id: r.text for r in dossier(aligned(), comparison(), SIGNATURE).reports}
        marked = chosen(page)
        assert set(marked) == set(expected)
        for report, places in expected.items():
            covered = sorted({n for start, end in places for n in range(start, end)})
            assert marked[report] == "".join(texts[report][n] for n in covered)
        assert "Marked" in page.locator("#status").inner_text()


def test_choosing_again_or_escape_clears(page: Page):
    button = page.locator(".entry h3 .choose").first
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert chosen(page) == {}
    button.click()
    page.keyboard.press("Escape")
    assert chosen(page) == {}


def test_markup_of_a_report_is_shown_as_text(page: Page):
    assert page.locator(f"#report-{ENGLISH.id}").inner_text().count("<script>alert(1)</script>") == 1
    assert page.locator("script").count() == 1
    assert page.locator("main b, main i, .report b, .report i").count() == 0
    assert page.locator('a[href^="javascript"]').count() == 0


def test_every_item_can_be_chosen_with_the_keyboard(page: Page):
    button = page.locator(".entry h3 .choose").first
    button.focus()
    page.keyboard.press("Enter")
    assert chosen(page)


def test_nothing_is_wider_than_the_screen(page: Page):
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_language_of_words_and_reports_is_given(page: Page):
    languages = page.evaluate("[...document.querySelectorAll('.words, .report')].map(n => n.lang)")
    assert {"en", "fr"} <= set(languages)
    assert "" not in languages


def test_headings_descend_one_level_at_a_time(page: Page):
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(n => Number(n.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_filters_hide_a_kind_of_mark(page: Page):
    assert "show-quotation" in page.locator("#reports").get_attribute("class")
    page.locator('fieldset input[value="quotation"]').uncheck()
    assert "show-quotation" not in page.locator("#reports").get_attribute("class")
