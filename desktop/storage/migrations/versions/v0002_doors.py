"""A goal says how many of its results come by other ways than the link."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table("goal") as goal:
        goal.add_column(Column("doors", Text, nullable=False, server_default="{}"))
    with op.batch_alter_table("goal") as goal:
        goal.alter_column("doors", existing_type=Text, existing_nullable=False, server_default=None)
