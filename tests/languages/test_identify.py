import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.languages.identify import identify

SENTENCES = {
    "en": "The minister said on Monday that the port would be closed for a week.",
    "fr": "Le ministre a dit lundi que le port serait fermé pendant une semaine.",
    "de": "Der Minister sagte am Montag, der Hafen werde eine Woche lang geschlossen.",
    "es": "El ministro dijo el lunes que el puerto estaría cerrado una semana.",
    "it": "Il ministro ha detto lunedì che il porto resterà chiuso per una settimana.",
    "pt": "O ministro disse na segunda-feira que o porto ficará fechado durante uma semana.",
    "nl": "De minister zei maandag dat de haven een week gesloten blijft.",
    "ru": "Министр сказал в понедельник, что порт будет закрыт на неделю.",
    "pl": "Minister powiedział w poniedziałek, że port będzie zamknięty przez tydzień.",
    "uk": "Міністр сказав у понеділок, що порт буде зачинено на тиждень.",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_covered_languages(code):
    found, confidence = identify(SENTENCES[code])
    assert found == code
    assert confidence > 0.8
    assert identify(SENTENCES[code].upper())[0] == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A miniszter hétfőn közölte, hogy a kikötőt egy hétre lezárják a vihar miatt.", "hu"),
        ("部长星期一表示，港口将关闭一周。", "zh"),
        ("大臣は月曜日、港を一週間閉鎖すると述べた。", "ja"),
        ("قال الوزير يوم الاثنين إن الميناء سيغلق لمدة أسبوع.", "ar"),
        ("Ο υπουργός είπε τη Δευτέρα ότι το λιμάνι θα κλείσει.", "el"),
        ("Ministern sade i måndags att hamnen kommer att vara stängd i en vecka framöver.", "sv"),
        ("Bakan pazartesi günü limanın bir hafta süreyle kapatılacağını söyledi.", "tr"),
    ],
)
def test_other_languages_are_said(text, code):
    assert identify(text)[0] == code


def test_short_texts_fall_on_the_candidates():
    assert identify("Port closed", ("en", "fr"))[0] in ("en", "fr")


@pytest.mark.parametrize("text", ["", "   ", "12 345", "…!?", "😀😀", "\u200b\u200d", "https://a.example/b"])
def test_no_words_no_language(text):
    assert identify(text) == ("", 0.0)


@given(st.text())
def test_any_text(text):
    code, confidence = identify(text)
    assert isinstance(code, str)
    assert 0.0 <= confidence <= 1.0


def test_a_megabyte_in_one_line_is_only_begun():
    assert identify("Le ministre a dit que " * 50_000)[0] == "fr"
