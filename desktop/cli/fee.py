"""`fee` and `invoice`: the statement from two files, and what explains an invoice; no database."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.catalog.catalog import Catalog
from desktop.cli.documents import naming, read_toml
from desktop.cli.fee_answers import invoice_json, invoice_text, statement_json, statement_text
from desktop.cli.session import Session
from desktop.domain.fees.mistakes import check_invoice
from desktop.domain.fees.reading import read_results, read_terms
from desktop.domain.fees.statement import statement
from desktop.settings import resources
from desktop.wording.fee_words import catalogue_words


def arguments(command: str, parser: argparse.ArgumentParser) -> None:
    """Both commands read terms and results; `invoice` also needs what was asked for."""
    parser.add_argument("terms", type=Path, metavar="TERMS.toml")
    parser.add_argument("results", type=Path, metavar="RESULTS.toml")
    if command == "invoice":
        parser.add_argument("--total", type=_yen, required=True, metavar="YEN", help="what it asks for")


def run(command: str, args: argparse.Namespace, session: Session) -> int:
    """Answer; raises `Refused` with file and key."""
    words = catalogue_words(Catalog(resources() / "catalog").measures)
    with naming(args.terms):
        terms = read_terms(read_toml(args.terms))
    with naming(args.results):
        results = read_results(read_toml(args.results))
        if command == "fee":
            computed = statement(terms, results)
            session.answer(statement_json(computed, words), statement_text(computed, words))
        else:
            check = check_invoice(terms, results, args.total)
            session.answer(invoice_json(check), invoice_text(check, words))
    return 0


def _yen(text: str) -> int:
    amount = int(text)
    if amount < 0:
        raise ValueError(text)
    return amount
