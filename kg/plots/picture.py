"""A picture: a figure with a title and a caption, whose marks tell what they stand for; as SVG, PNG or a page.

An SVG holds its text as text, so that it can be searched and read aloud, and is the same bytes for
the same graph. What a mark tells is its `<title>`, which browsers show to whoever points at it.
"""

from __future__ import annotations

import hashlib
import io
import re
import textwrap
import warnings
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any, ParamSpec

from kg.errors import FixQuery, StopRun
from kg.plots.labels import text_width
from kg.plots.words import LINE, clean, shortened

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.lines import Line2D
    from matplotlib.text import Text

P = ParamSpec("P")
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#4D4D4D", "#B8A400")
"""Told apart by the colour-blind too: those of Okabe and Ito, the yellow darkened, grey for black."""
INK, SOFT, FAINT = "#1D1F24", "#5C6270", "#E3E3DE"
WIDTH = 10.0
"""Inches; what stands on a page beside it is as large as the text of the page."""
MARGIN = 0.15
KEY = 8.5
"""Points of the letters of a legend."""
CAPTION_LINES = 2
_STYLE: dict[Any, Any] = {
    "font.family": ["sans-serif"],
    "font.sans-serif": ["DejaVu Sans", "Verdana", "Arial", "sans-serif"],
    "font.size": 9.0,
    "text.color": INK,
    "text.parse_math": False,  # a dollar sign in a name is a dollar sign
    "axes.edgecolor": SOFT,
    "axes.linewidth": 0.6,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "svg.fonttype": "none",
    "svg.hashsalt": "kg",
}
_TIP = re.compile(r'<g id="(tip\d+)">')
_DRAWN = re.compile(r'(?<= d=")[^"]+')
_LONG = re.compile(r"-?\d+\.\d{3,}")
_HALO = "[id^=halo] text { paint-order: stroke; stroke: #fff; stroke-width: 2.2px; stroke-linejoin: round; }"


@contextmanager
def _styled() -> Iterator[None]:
    """The settings of our pictures, whatever the caller's are; StopRun without matplotlib."""
    try:
        import matplotlib
    except ImportError:
        raise StopRun("pictures need matplotlib: pip install 'diplomatic-kg[plot]'") from None
    with matplotlib.rc_context(), warnings.catch_warnings():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_STYLE)
        # Scripts that the font lacks are boxes in a PNG; an SVG is shown with the fonts of whoever looks.
        warnings.filterwarnings("ignore", "Glyph .* missing from")
        yield


def styled(draw: Callable[P, Picture]) -> Callable[P, Picture]:
    """The function with our settings in force while it draws."""

    @wraps(draw)
    def drawing(*args: P.args, **kwargs: P.kwargs) -> Picture:
        with _styled():
            return draw(*args, **kwargs)

    return drawing


def key(label: str, colour: str, marker: str = "o", **look: Any) -> Line2D:
    """What stands in a legend before a label."""
    from matplotlib.lines import Line2D

    return Line2D([0], [0], label=label, **{"marker": marker, "markersize": 7, "color": colour, "linewidth": 0, **look})


class Picture:
    """A picture to `save` as .svg, .png or .html; in a notebook it shows itself."""

    def __init__(self, height: float, title: str, subtitle: str, *, legends: int = 0) -> None:
        """`height` inches for what is drawn, to which come the lines above (with so many of legends) and below."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self.title = shortened(title, 90)
        self._above, self._below = 0.66 + 0.24 * legends, 0.2 + 0.15 * CAPTION_LINES
        self.height = height + self._above + self._below
        self.figure = Figure(figsize=(WIDTH, self.height))
        FigureCanvasAgg(self.figure)
        self._tips: dict[str, str] = {}
        self._on_lines: list[Text] = []
        self._write(self.title, 0.32, fontsize=13, fontweight="bold")
        self._write(shortened(subtitle, 140), 0.54, color=SOFT)

    def caption(self, *sentences: str) -> None:
        """What stands below: how to read the picture, and what is not in it."""
        lines = textwrap.wrap(clean(" ".join(sentences)), 170, max_lines=CAPTION_LINES, placeholder=" …")
        self.figure.text(
            MARGIN / WIDTH,
            (0.06 + 0.15 * CAPTION_LINES) / self.height,
            "\n".join(lines),
            va="top",
            fontsize=7.5,
            color=SOFT,
        )

    def _write(self, text: str, down: float, **style: Any) -> None:
        self.figure.text(MARGIN / WIDTH, 1 - down / self.height, text, **{"va": "bottom", **style})

    def axes(self, left: float = 0, right: float = 0, top: float = 0, bottom: float = 0) -> Axes:
        """Axes in what is left of the picture's middle when so many inches at each side are kept free."""
        x, y = MARGIN + left, self._below + bottom
        wide, high = WIDTH - x - MARGIN - right, self.height - y - self._above - top
        return self.figure.add_axes((x / WIDTH, y / self.height, wide / WIDTH, high / self.height))

    def legend(self, handles: Sequence[Artist], line: int = 0) -> None:
        """A legend in one line under the subtitle, in smaller letters if it would not fit."""
        wide = sum(text_width(str(handle.get_label()), KEY) + KEY * 3.4 for handle in handles)
        size = KEY * min(1.0, (WIDTH - 2 * MARGIN) * 72 / wide)
        self.figure.legend(
            handles=handles, loc="upper left", bbox_to_anchor=(0.002, 1 - (0.56 + 0.24 * line) / self.height),
            ncols=len(handles), frameon=False, fontsize=size, handlelength=1.2, handletextpad=0.6,
            columnspacing=1.4, borderpad=0.3,
        )  # fmt: skip

    def tell(self, mark: Artist, text: str) -> None:
        """What is said of a mark to whoever points at it; lines are kept."""
        id_ = f"tip{len(self._tips)}"
        mark.set_gid(id_)
        self._tips[id_] = "\n".join(clean(line) for line in text.split(LINE))

    def on_lines(self, text: Text) -> None:
        """Put white around the letters of a text, so that lines do not run through them."""
        text.set_gid(f"halo{len(self._on_lines)}")
        self._on_lines.append(text)

    def svg(self) -> str:
        """The picture as an SVG document."""
        text = self._saved("svg", metadata={"Date": None, "Title": self.title}).decode()
        text = _DRAWN.sub(lambda m: _LONG.sub(lambda n: f"{float(n[0]):.2f}", m[0]), text)
        text = text.replace("</style>", f"{_HALO}</style>", 1)
        return _TIP.sub(lambda m: f"{m[0]}<title>{escape(self._tips[m[1]], quote=False)}</title>", text)

    def png(self) -> bytes:
        """The picture as a PNG."""
        from matplotlib.patheffects import withStroke

        for text in self._on_lines:  # in an SVG by its style: matplotlib would draw the letters
            text.set_path_effects([withStroke(linewidth=2.2, foreground="white")])
        made = self._saved("png", dpi=160)
        for text in self._on_lines:
            text.set_path_effects([])
        return made

    def html(self) -> str:
        """A page that holds the picture, and needs nothing from outside; its policy lets no script run but its own."""
        parts = Path(__file__).parent
        script = (parts / "page.js").read_text(encoding="utf-8")
        drawn = self.svg()
        return Template((parts / "page.html").read_text(encoding="utf-8")).substitute(
            title=escape(self.title),
            hash=f"sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}",
            svg=drawn[drawn.index("<svg") :],
            script=script,
        )

    def save(self, path: str | Path) -> None:
        """Write the picture to a file; its ending says the form."""
        to = Path(path)
        forms: dict[str, Callable[[], str | bytes]] = {".svg": self.svg, ".png": self.png, ".html": self.html}
        if to.suffix.lower() not in forms:
            raise FixQuery(f"{path}: a picture's ending is one of {' '.join(forms)}")
        made = forms[to.suffix.lower()]()
        try:
            to.write_bytes(made.encode() if isinstance(made, str) else made)
        except OSError as error:
            raise StopRun(f"{path}: cannot be written ({error.strerror})") from None

    def _repr_svg_(self) -> str:
        return self.svg()

    def _saved(self, form: str, **options: Any) -> bytes:
        file = io.BytesIO()
        with _styled():
            self.figure.savefig(file, format=form, **options)
        return file.getvalue()
