"""The command line as a whole: every command in the order of the help."""

from __future__ import annotations

import typer

from kg.cli import asking, deciding, filling, publishing, surveying, tending
from kg.cli.evaluate import evaluate
from kg.cli.linking import link
from kg.cli.plotting import plot
from kg.cli.spark import app as spark

app = typer.Typer(
    help="Who met whom, when, where, and what came of it: from news articles into a graph.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(filling.extract)
app.command()(filling.load)
app.command()(asking.met)
app.command()(asking.events)
app.command("show")(asking.show_event)
app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []})(
    asking.ask
)
app.command()(surveying.search)
app.command()(surveying.matrix)
app.command()(surveying.gaps)
app.command()(surveying.first)
app.command()(surveying.network)
app.command()(asking.cypher)
app.command()(publishing.sparql)
app.command()(deciding.why)
app.command()(deciding.merge)
app.command()(deciding.split)
app.command()(deciding.undo)
app.command()(deciding.review)
app.command()(deciding.rebuild)
app.command()(link)
app.command()(publishing.export)
app.add_typer(plot, name="plot")
app.add_typer(spark, name="spark")
app.command()(asking.info)
app.command()(surveying.schema)
app.command()(tending.check)
app.command()(tending.migrate)
app.command()(tending.doctor)
app.command()(evaluate)
