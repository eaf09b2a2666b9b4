"""Countries, and the houses and streets by whose names those who govern from there are called."""

from __future__ import annotations

from typing import Final

COUNTRIES: Final = frozenset(
    """
    afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan
    bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia botswana brazil britain
    brunei bulgaria burundi cambodia cameroon canada chad chile china colombia comoros croatia cuba
    cyprus czechia denmark djibouti dominica ecuador egypt england eritrea estonia eswatini ethiopia
    fiji finland france gabon gambia georgia germany ghana greece greenland grenada guatemala guinea
    guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica
    japan jordan kazakhstan kenya kiribati kosovo kuwait kyrgyzstan laos latvia lebanon lesotho
    liberia libya liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali malta
    mauritania mauritius mexico micronesia moldova monaco mongolia montenegro morocco mozambique
    myanmar namibia nauru nepal netherlands nicaragua niger nigeria norway oman pakistan palau
    palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda samoa
    scotland senegal serbia seychelles singapore slovakia slovenia somalia spain sudan suriname
    sweden switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey türkiye
    turkmenistan tuvalu uganda ukraine uruguay uzbekistan vanuatu venezuela vietnam wales yemen
    zambia zimbabwe
    """.split()
)
"""Of one word. Some are people's names as well."""

_NAMED: Final = frozenset({"south", "north", "new", "saudi", "sri", "costa", "sierra", "united"})
_BEHIND: Final = frozenset(
    """africa korea sudan zealand arabia lanka rica leone kingdom states macedonia""".split()
)

SEATS: Final = frozenset(
    {
        *("downing street", "buckingham palace", "kensington palace", "scotland yard"),
        *("white house", "capitol hill", "kremlin", "pentagon", "vatican", "whitehall", "stormont"),
        *("holyrood", "elysée", "élysée", "bundestag", "knesset", "foggy bottom"),
    }
)


def is_power(words: tuple[str, ...]) -> bool:
    """Whether a whole name is a country's, or a seat of government's."""
    lowers = tuple(word.lower() for word in words)
    if len(lowers) == 2 and lowers[0] in _NAMED and lowers[1] in _BEHIND:
        return True
    name = " ".join(lowers)
    return name in COUNTRIES or name in SEATS
