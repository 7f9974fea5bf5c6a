"""The clock of kg in a process that finds this folder on its path: it shows what KG_CLOCK says.

There it stands, or moves by KG_CLOCK_STEP seconds whenever it is asked.
"""

import datetime
import os

if "KG_CLOCK" in os.environ:
    import kg.cli.progress
    import kg.deciding
    import kg.linking

    step = datetime.timedelta(seconds=float(os.environ.get("KG_CLOCK_STEP", "0")))
    shown = [datetime.datetime.fromisoformat(os.environ["KG_CLOCK"])]

    class Clock(datetime.datetime):
        """As the real one, but for the time of day."""

        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> datetime.datetime:
            """What the clock shows."""
            shown[0] += step
            return shown[0].astimezone(tz)

    for asking in (kg.cli.progress, kg.deciding, kg.linking):
        asking.datetime = Clock
