"""Contracts have papers."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, String, Text

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "paper",
        Column("id", String(40), nullable=False),
        Column("shop", String(40), nullable=False),
        Column("contract", String(40), nullable=False),
        Column("day", String(10), nullable=False),
        Column("file", Text, nullable=False),
        Column("content", Text, nullable=False),
        Column("version", Integer, nullable=False),
        PrimaryKeyConstraint("id", name="pk_paper"),
        *(
            ForeignKeyConstraint(
                [column], [f"{column}.id"], name=f"fk_paper_{column}", deferrable=True, initially="DEFERRED"
            )
            for column in ("shop", "contract")
        ),
    )
    for column in ("shop", "contract"):
        op.create_index(f"ix_paper_{column}", "paper", [column])
