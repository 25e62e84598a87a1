"""Where a rate comes from is said, also that it is only assumed."""

from __future__ import annotations

from dataclasses import replace

from desktop import language
from desktop.domain.funnels import needs
from desktop.wording.funnels import links_unlikely, rate_origin, stage_name


def test_each_rate_says_what_it_rests_on(catalog):
    before = language.current()
    language.use("ja")
    try:
        chain = {need.stage.code: need for need in needs(catalog.funnels["sales"], "orders", 50)}
        assert rate_origin(chain["views"]) == ""
        assert rate_origin(chain["cart_adds"]) == "仮の値です。お店の実績に置き換えてください。"
        assert "カゴ落ち率" in rate_origin(chain["orders"])
        assert rate_origin(replace(chain["orders"], own=True)) == "お店の実績です。"
        assert stage_name(chain["orders"].stage) == "注文"
        assert links_unlikely().startswith("電話・来店・LINE")
    finally:
        language.use(before)
