"""Runs the steps on the connection it is handed; alembic loads this file, nobody imports it.

The steps state tables as they were then and import nothing of the program. A new one is a file
``versions/vNNNN_what.py`` with the number after the newest; `SCHEMA` in ``tables.py`` names it, and
``tests/data/old`` keeps a file of the schema before.
"""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
