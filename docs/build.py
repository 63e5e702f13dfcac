"""Write the files that are made from the code, or check that they are current.

python docs/build.py            write them
python docs/build.py --check    fail where one is stale, and say which
"""

import json
import re
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import typer
from sqlite_utils import Database
from typer.testing import CliRunner

from tender_scan.cli.app import app
from tender_scan.exports.columns import columns
from tender_scan.lexicon.load import load_terms
from tender_scan.store.migrations import SET_NAME, migrations
from tender_scan.store.schema import review_queue_sql, tables
from tender_scan.training.metrics import FIGURES

ROOT = Path(__file__).parents[1]
CLASSIFIER = ROOT / "docs" / "classifier.md"
EXPORTS = ROOT / "docs" / "exports.md"
MADE = "<!-- Made by docs/build.py; edit the code, then run `just docs`. -->\n\n"


def help_of(*words: str) -> str:
    """The help of a command, at a fixed width."""
    result = CliRunner().invoke(
        app, [*words, "--help"], prog_name="tender-scan", env={"COLUMNS": "80"}
    )
    return "\n".join(line.rstrip() for line in result.output.splitlines()) + "\n"


def command_words() -> Iterator[tuple[str, ...]]:
    """The words of every command and subcommand."""
    for name, command in typer.main.get_command(app).commands.items():
        yield (name,)
        for below in getattr(command, "commands", {}):
            yield name, below


def cli_page() -> str:
    """docs/cli.md: the help of every command."""
    parts = [f"# The commands\n\n{MADE}```\n{help_of()}```\n"]
    parts += [
        f"\n## tender-scan {' '.join(words)}\n\n```\n{help_of(*words)}```\n"
        for words in command_words()
    ]
    return "".join(parts)


def database_page() -> str:
    """docs/database.md: every table with its columns."""
    parts = [
        f"# The database\n\n{MADE}"
        "Names of tables and columns are a contract: they do not change without a "
        "migration and a line in the changelog.\n"
    ]
    for spec in tables():
        rows = "".join(f"| `{c.name}` | {c.type} | {c.about} |\n" for c in spec.columns)
        parts.append(
            f"\n## {spec.name}\n\n{spec.about}.\n\n| column | type | holds |\n"
            f"|---|---|---|\n{rows}"
        )
    parts.append(
        "\n## review_queue (view)\n\nWhat a person reads to decide.\n\n"
        f"```sql\n{review_queue_sql()}```\n"
        "\n## pages_fts (full text)\n\nOne token per Han character over `pages`; "
        "look words up as phrases, as `tender_scan.store.search.fts_query` does.\n"
    )
    return "".join(parts)


def lexicon_page() -> str:
    """docs/lexicon.md: every term that is looked for."""
    rows = "".join(
        f"| `{t.id}` | {t.name} | {t.kind} | {t.sense} | {', '.join(t.aliases)} |\n"
        for t in load_terms()
    )
    return (
        f"# The terms\n\n{MADE}Sources and figures: `tender-scan lexicon show ID`.\n\n"
        f"| id | name | kind | sense | names |\n|---|---|---|---|---|\n{rows}"
    )


def newest_schema() -> str:
    """tender_scan/store/data/schema.sql: what all migrations make of a new database."""
    connection = sqlite3.connect(":memory:")
    migrations.apply(Database(connection))
    made = connection.execute(
        "select sql from sqlite_master where sql is not null "
        "and name not like 'pages_fts_%' order by rowid"
    )
    statements = [f"{sql};" for (sql,) in made]
    statements += [
        "insert into _sqlite_migrations (migration_set, name, applied_at) values "
        f"('{SET_NAME}', '{step.name}', datetime('now'));"
        for step in migrations.applied(Database(connection))
    ]
    statements.append("insert into pages_indexed values (0);")
    heading = "-- Made by docs/build.py from the migrations; run `just docs`.\n"
    return heading + "\n".join(statements) + "\n"


ACCURACY = re.compile("(<!-- accuracy -->\n).*?(<!-- /accuracy -->)", re.DOTALL)


def with_accuracy(path: Path) -> str:
    """A page with its table of held-out figures, as the accuracy gate measured them."""
    pinned = json.loads((ROOT / "benchmarks/accuracy/floors.json").read_text("utf-8"))
    rows = "".join(
        f"| {measure.words} | {value:.3f} | {low:.3f} to {high:.3f} |\n"
        for name, measure in FIGURES.items()
        for value, low, high in [pinned["measured"][name]]
    )
    table = f"| figure | value | 95 % interval |\n|---|---|---|\n{rows}"
    return ACCURACY.sub(rf"\g<1>{table}\g<2>", path.read_text("utf-8"))


COLUMNS = re.compile("(<!-- columns -->\n).*?(<!-- /columns -->)", re.DOTALL)


def with_columns(path: Path) -> str:
    """A page with the table of what a finding is exported with."""
    rows = "".join(f"| `{c.name}` | {c.type} | {c.about} |\n" for c in columns())
    table = f"| column | type | holds |\n|---|---|---|\n{rows}"
    return COLUMNS.sub(rf"\g<1>{table}\g<2>", path.read_text("utf-8"))


def pages() -> dict[Path, str]:
    """Every made page with its text."""
    return {
        **{path: with_accuracy(path) for path in (ROOT / "README.md", CLASSIFIER)},
        EXPORTS: with_columns(EXPORTS),
        ROOT / "docs" / "cli.md": cli_page(),
        ROOT / "docs" / "database.md": database_page(),
        ROOT / "docs" / "lexicon.md": lexicon_page(),
        ROOT / "tender_scan" / "cli" / "overview.txt": help_of(),
        ROOT / "tender_scan" / "store" / "data" / "schema.sql": newest_schema(),
    }


def main() -> None:
    """Write the pages, or check them."""
    stale = [
        path
        for path, text in pages().items()
        if not path.exists() or path.read_text("utf-8") != text
    ]
    if "--check" in sys.argv:
        for path in stale:
            print(f"stale: {path.relative_to(ROOT)}; run `just docs`")
        sys.exit(1 if stale else 0)
    for path in stale:
        path.write_text(pages()[path], "utf-8")
        print(f"written: {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
