"""How far people have come: formulas that count as they fill in, and what they come to now."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from consult.coding.review import layout as at
from consult.office.sheet import Value


@dataclass(frozen=True)
class AnswersTable:
    """Where the answers to one question stand, and which columns they have.

    Parameters
    ----------
    columns
        Headings in order, from column A.
    rows
        The cells of each answer as they are written, in the order of the columns.
    first
        Row of the first answer.
    no_themes
        Names of what is no theme: an answer that has nothing else is decided once a code is added.
    """

    columns: tuple[str, ...]
    rows: Sequence[Sequence[Value]]
    first: int
    no_themes: tuple[str, ...]

    @property
    def decided(self) -> int:
        """Answers of which a person has decided every code, as the formula counts them."""
        named = [dict(zip(self.columns, row, strict=True)) for row in self.rows]
        return sum(_is_decided(cells, self._numbers, self.no_themes) for cells in named)

    @property
    def _numbers(self) -> range:
        codes = [name for name in self.columns if at.without_number(name) == at.CODE]
        return range(1, len(codes) + 1)

    def counting(self, sheet: str = "") -> str:
        """A formula, without "=", that counts the answers that are decided.

        Parameters
        ----------
        sheet
            Name of the sheet they stand on; empty for a formula on that sheet.
        """
        if not self.rows:
            return "0"

        def cells(heading: str) -> str:
            return self._range(heading, sheet)

        codes = {n: cells(at.numbered(at.CODE, n)) for n in self._numbers}
        decisions = {n: cells(at.numbered(at.DECISION, n)) for n in self._numbers}
        each = "*".join(f'((({codes[n]}="")+({decisions[n]}<>""))>0)' for n in codes)
        ways = [f'({cells(at.ACCEPT_ALL)}<>"")', f"{each}"]
        alone = "".join(f'*({codes[n]}="")' for n in codes if n > 1)
        for name in self.no_themes:
            is_it = f'({codes[1]}="{name.replace(chr(34), chr(34) * 2)}")'
            ways.append(f'{is_it}*({cells(at.numbered(at.ADD, 1))}<>""){alone}')
        # A row that somebody emptied has no code without a decision, and yet nobody decided it.
        return f'SUMPRODUCT((({"+".join(ways)})>0)*({cells(at.ANSWER_ID)}<>""))'

    def _range(self, heading: str, sheet: str) -> str:
        from openpyxl.utils import get_column_letter

        letter = get_column_letter(self.columns.index(heading) + 1)
        place = f"${letter}${self.first}:${letter}${self.first + len(self.rows) - 1}"
        return f"'{sheet}'!{place}" if sheet else place


def _is_decided(
    cells: Mapping[str, Value], numbers: Collection[int], no_themes: Collection[str]
) -> bool:
    if cells[at.ACCEPT_ALL]:
        return True
    codes = [cells[at.numbered(at.CODE, n)] for n in numbers]
    decisions = [cells[at.numbered(at.DECISION, n)] for n in numbers]
    if all(said or not code for code, said in zip(codes, decisions, strict=True)):
        return True
    alone = codes[0] in no_themes and not any(codes[1:])
    return alone and bool(cells[at.numbered(at.ADD, 1)])


@dataclass(frozen=True)
class ThemesRows:
    """Where the themes of one part stand that are in use.

    Parameters
    ----------
    first, last
        Their rows; the last lies before the first where there are none.
    rows
        Their cells, in the order of ``THEME_COLUMNS``.
    otherwise
        How many were looked at though no cell of them says so: renamed or defined without initials.
    """

    first: int
    last: int
    rows: Sequence[Sequence[Value]]
    otherwise: int = 0

    @property
    def checked(self) -> int:
        """Themes that a person has looked at, as the formula counts them."""
        wanted = [at.THEME_COLUMNS.index(heading) for heading in at.TO_FILL_IN]
        return self.otherwise + sum(any(row[n] for n in wanted) for row in self.rows)

    def counting(self) -> str:
        """A formula, without "=", that counts the themes that were looked at."""
        from openpyxl.utils import get_column_letter

        if self.last < self.first:
            return "0"
        letters = [get_column_letter(at.THEME_COLUMNS.index(h) + 1) for h in at.TO_FILL_IN]
        filled = "+".join(
            f'({at.THEMES}!${one}${self.first}:${one}${self.last}<>"")' for one in letters
        )
        every = self.last - self.first + 1
        return f"MIN({every},SUMPRODUCT(--(({filled})>0))+{self.otherwise})"
