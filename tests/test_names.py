"""Spellings of one name share a key, and names that are two do not."""

import pytest

from kilde.names import spelling_key


@pytest.mark.parametrize(
    "spellings",
    [
        ["Abu Abd al-Azeem", "Abou Abd el-Azim", "Abu Abd Al-Azzem"],
        ["Omar al-Hakeem", "Umar al-Hakim", "Omar Al Hakim"],
        ["Rami Abdel Rahman", "Rami Abdul-Rahman", "Rami Abdulrahman", "Rami Abdurrahman", "Rami Abd al-Rahman"],
        ["Mohammed al-Sharif", "Muhammad al-Shareef", "Mohamed ash-Sharif"],
        ["Qasem Soleimani", "Kassem Suleimani", "Qassim Suleimani"],
        ["Mazloum Karim", "Mazlum Kareem"],
        ["Zabihullah Mujahid", "Zabiullah Mujahid"],
        ["Ismail Haniyeh", "Ismael Haniya"],
        ["Mustafa Bali Rahman", "Mustefa Bali Rahman"],
        ["محمد الحكيم", "Mohammed al-Hakim"],
        ["Oleh Zelenskyy", "Oleh Zelensky", "Oleh Zelenskij"],
        ["Иван Дорнов", "Ivan Dornov"],
        ["Yevgeny Dornov", "Jevgenij Dornov", "Evgeniy Dornov"],
        ["Ivan Khrushchenko", "Ivan Khrusjtsjenko"],
        ["Bjørn Sæther", "Bjorn Saether", "BJØRN SÆTHER"],
        ["The Harrow Bay Council", "Harrow Bay Council"],
    ],
    ids=lambda spellings: spellings[0],
)
def test_spellings_of_one_name(spellings: list[str]) -> None:
    assert len({spelling_key(name) for name in spellings}) == 1, [spelling_key(name) for name in spellings]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jon Reyes", "Jan Royes"),
        ("Omar al-Hakim", "Omar al-Halim"),
        ("Omar al-Hakim", "Ahmed al-Hakim"),
        ("Abu Ali", "Abu Ala"),
        ("Karim Nasser", "Akram Nasser"),
        ("Karim Nasser", "Karima Nasser"),
        ("Ahmed Nasser", "Hamed Nasser"),
        ("Khaled Mohammed", "Khalid Mahmoud"),
        ("Ivan Dornov", "Ivan Dornin"),
        ("Mina Fjære", "Mona Fjære"),
        ("Harrow Bay Council", "Harrow Bay Company"),
        ("hospital doctors", "hospital director"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)


def test_every_name_has_a_key() -> None:
    assert all(spelling_key(name) for name in ("Al", "the", "И", "رويترز", "3R"))
