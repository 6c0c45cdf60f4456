"""Balances: counts of the people in a place, set against those who came, left and died in between."""

from dataclasses import dataclass

from kilde.show.html import ClaimView, claim_view
from kilde.show.web.weighed import Answer
from kilde.show.words import Words


@dataclass(frozen=True, slots=True)
class FlowView:
    """Who came, left or died in between."""

    name: str
    range: str
    covered: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class BalanceView:
    """Two counts, and what lies between them."""

    key: str
    place: str
    when: str
    change: str
    flows: tuple[FlowView, ...]
    residual: str
    squares: str
    """`yes`, `no` or `open`."""
    before: tuple[ClaimView, ...]
    after: tuple[ClaimView, ...]
    misfits: tuple[ClaimView, ...]
    explanations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BalancesPage:
    """All that the page shows."""

    title: str
    balances: tuple[BalanceView, ...]


def balances_page(answer: Answer, words: Words) -> BalancesPage:
    """The balances of an answer, those that do not square first."""
    return BalancesPage(
        words("web.balance.title"),
        tuple(
            BalanceView(
                key=one.key,
                place=one.place or "",
                when=words.period(f"{one.start[:10]}/{one.end[:10]}"),
                change=words.range(one.change.low, one.change.high),
                flows=tuple(
                    FlowView(
                        words(f"web.balance.{flow.side}"),
                        words.range(flow.range.low, flow.range.high),
                        words.share(flow.covered),
                        tuple(claim_view(claim, words) for claim in flow.claims),
                    )
                    for flow in one.flows
                ),
                residual=words.range(one.residual.low, one.residual.high),
                squares={True: "yes", False: "no", None: "open"}[one.squares],
                before=tuple(claim_view(claim, words) for claim in one.before),
                after=tuple(claim_view(claim, words) for claim in one.after),
                misfits=tuple(claim_view(claim, words) for claim in one.misfits),
                explanations=one.explanations,
            )
            for one in answer.balances
        ),
    )
