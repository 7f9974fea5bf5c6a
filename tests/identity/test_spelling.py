"""Names compared: what is a spelling of the same one, and what is another."""

from __future__ import annotations

import pytest

from kg.identity.spelling import ENOUGH, alike, parse, skeleton

SAME = [
    ("Kim Jong-un", "Kim Jong Un", "PRK"),
    ("Kim Jong-un", "Kim Jongun", None),
    ("Jong-un Kim", "Kim Jong Un", "PRK"),
    ("Jinping Xi", "Xi Jinping", "CHN"),
    ("Jinping Xi", "Xi Jinping", None),
    ("Orban Viktor", "Viktor Orbán", "HUN"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "UKR"),
    ("Vladimir Zelenskiy", "Volodymyr Zelensky", "UKR"),
    ("Muammar Gaddafi", "Moammar Qadhafi", "LBY"),
    ("Muammar Gaddafi", "Muammar Kadafi", "LBY"),
    ("Muammar al-Gadhafi", "Muammar Gaddafi", "LBY"),
    ("Sergei Lavrov", "Sergey Lavrov", "RUS"),
    ("Mikhail Gorbachov", "Mikhail Gorbachev", "RUS"),
    ("Nikita Khrushchyov", "Nikita Khrushchev", "RUS"),
    ("Mohammed Morsi", "Muhammad Mursi", "EGY"),
    ("Mohamed Morsi", "Mohammad Morsy", "EGY"),
    ("Viktor Yanukovych", "Victor Yanukovich", "UKR"),
    ("Mahmoud Ahmadinejad", "Mahmud Ahmedinejad", "IRN"),
    ("Yevgeny Prigozhin", "Evgeny Prigozhin", "RUS"),
    ("Benjamin Netanyahu", "Binyamin Netanyahu", "ISR"),
    ("Benjamin Netanyahu", "Bibi Netanyahu", "ISR"),
    ("George Bush", "George W. Bush", "USA"),
    ("John F. Kerry", "John Kerry", "USA"),
    ("J.D. Vance", "JD Vance", "USA"),
    ("V. Putin", "Vladimir Putin", "RUS"),
    ("Vladimir Vladimirovich Putin", "Vladimir Putin", "RUS"),
    ("Putin Vladimir Vladimirovich", "Vladimir Putin", "RUS"),
    ("Bill Clinton", "William Clinton", "USA"),
    ("Joe Biden", "Joseph R. Biden", "USA"),
    ("Mike Pompeo", "Michael Pompeo", "USA"),
    ("Nicolas Maduro Moros", "Nicolás Maduro", "VEN"),
    ("President Donald Trump", "Donald J. Trump", "USA"),
    ("Bashar al-Assad", "Bashar Assad", "SYR"),
    ("Abdel Fattah el-Sisi", "Abdul-Fattah al-Sisi", "EGY"),
    ("Abdelfattah Sisi", "Abdel Fattah al-Sisi", "EGY"),
    ("Abdullah Gul", "Abdallah Gül", "TUR"),
    ("Mohammed bin Salman", "Mohammad bin Salman Al Saud", "SAU"),
    ("Osama bin Laden", "Usama Bin Ladin", "SAU"),
    ("Michelle O'Neill", "Michelle O’Neill", "GBR"),
    ("Badr al-Busaidi", "Badr Albusaidi", "OMN"),
    ("Hillary Clinton", "Hillary Rodham Clinton", "USA"),
]
OTHERS = [
    ("Kim Jong-un", "Kim Jong-il", "PRK"),
    ("Kim Jong-un", "Kim Yo-jong", "PRK"),
    ("Li Keqiang", "Li Keqing", "CHN"),
    ("Xi Jinping", "Xi Zhongxun", "CHN"),
    ("Park Geun-hye", "Park Chung-hee", "KOR"),
    ("George H. W. Bush", "George W. Bush", "USA"),
    ("John Kennedy", "Edward Kennedy", "USA"),
    ("Donald Trump", "Donald Trump Jr.", "USA"),
    ("Ferdinand Marcos", "Ferdinand Marcos Jr.", "PHL"),
    ("John Kerry", "John Gerry", "USA"),
    ("Hillary Clinton", "Bill Clinton", "USA"),
    ("J. Smith", "R. Smith", "GBR"),
    ("John F. Smith", "John R. Smith", "GBR"),
    ("Raul Castro", "Fidel Castro", "CUB"),
    ("Bashar al-Assad", "Hafez al-Assad", "SYR"),
    ("Benazir Bhutto", "Bilawal Bhutto", "PAK"),
    ("Hassan Rouhani", "Hussein Rouhani", "IRN"),
    ("Hamid Karzai", "Hamad Karzai", "AFG"),
    ("Alexander Stubb", "Alexandra Stubb", "FIN"),
    ("Maria Lopez", "Mario Lopez", "ESP"),
    ("Mohammad Ali Larijani", "Ali Larijani", "IRN"),
    ("Abdullah II", "Abdullah III", "JOR"),
]


@pytest.mark.parametrize(("a", "b", "country"), SAME)
def test_these_are_two_spellings_of_one_name(a: str, b: str, country: str | None) -> None:
    found = alike(parse(a, country), parse(b, country))
    assert found is not None
    assert found >= ENOUGH


@pytest.mark.parametrize(("a", "b", "country"), SAME)
def test_two_spellings_of_one_name_meet_in_one_block(a: str, b: str, country: str | None) -> None:
    assert skeleton(parse(a, country).surname[0]) == skeleton(parse(b, country).surname[0])


@pytest.mark.parametrize(("a", "b", "country"), OTHERS)
def test_these_are_the_names_of_two_people(a: str, b: str, country: str) -> None:
    found = alike(parse(a, country), parse(b, country))
    assert found is not None
    assert found < ENOUGH


@pytest.mark.parametrize(("a", "b", "country"), SAME + OTHERS)
def test_it_does_not_matter_which_name_comes_first(a: str, b: str, country: str | None) -> None:
    assert alike(parse(a, country), parse(b, country)) == alike(parse(b, country), parse(a, country))


def test_a_surname_alone_neither_agrees_nor_contradicts() -> None:
    assert alike(parse("Lavrov", "RUS"), parse("Sergei Lavrov", "RUS")) is None


def test_a_name_of_titles_or_of_no_letters_is_kept_as_it_is() -> None:
    assert parse("King").words == ("king",)
    assert parse("...").words == ("...",)
