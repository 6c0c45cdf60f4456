"""The API: the claim record's words, pages of lists, tags; and no fault of the server whatever is asked."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings

from kilde.vocabulary import Reading

from .conftest import READINGS


def test_figures_come_in_pages(looked_at):
    first = looked_at.get("/api/v1/figures?limit=1").json()
    assert (len(first["figures"]), first["total"]) == (1, 2)
    second = looked_at.get(first["next"]).json()
    assert second["next"] is None and second["figures"][0]["key"] != first["figures"][0]["key"]
    assert looked_at.get("/api/v1/figures?measure=fled").json()["total"] == 1
    assert looked_at.get("/api/v1/figures?rulebook=acled").json()["figures"][0]["rulebook"] == "acled"


def test_a_figure_its_echoes_and_its_document(looked_at):
    figure = looked_at.get("/api/v1/figures").json()["figures"][0]
    assert looked_at.get(f"/api/v1/figures/{figure['key']}").json() == figure
    assert looked_at.get(f"/api/v1/figures/{figure['key']}/echoes").json()["row"] == figure["key"]
    answer = looked_at.get(f"/api/v1/documents/{READINGS[0].document.id}")
    assert Reading.from_json(answer.content) == READINGS[0]
    claim = READINGS[0].claims[0]
    assert looked_at.get(f"/api/v1/claims/{claim.id}").json()["claim"]["id"] == claim.id


@pytest.mark.parametrize("path", ["figures", "contradictions", "balances", "sources", "search", "verdicts"])
def test_lists_have_tags(looked_at, path):
    first = looked_at.get(f"/api/v1/{path}")
    assert first.status_code == 200
    again = looked_at.get(f"/api/v1/{path}", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("figures?measure=dancing", 422),
        ("figures?since=never", 422),
        ("figures?limit=0", 422),
        ("figures?rulebook=none", 422),
        ("figures/none", 404),
        ("documents/none", 404),
        ("claims/none", 404),
        ("nothing", 404),
    ],
)
def test_problems_are_said_in_one_form(looked_at, path, status):
    answer = looked_at.get(f"/api/v1/{path}")
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"


def test_verdicts_are_entered_and_undone(client):
    claim = READINGS[0].claims[0].id
    made = client.post("/api/v1/verdicts", json={"judgement": "reject", "subject": claim, "why": "typo"}).json()
    assert (made["judgement"], made["by"], made["state"]) == ("reject", "local", "rejected")
    undone = client.post("/api/v1/verdicts", json={"judgement": "undo", "subject": str(made["entry"])}).json()
    assert undone["undoes"] == made["entry"]
    assert len(client.get(f"/api/v1/verdicts?subject={claim}").json()["verdicts"]) == 2
    for body in ({"judgement": "accept", "subject": "none"}, {"judgement": "correct", "subject": claim, "field": "id"}):
        assert client.post("/api/v1/verdicts", json=body).status_code == 409
    for body in ({"judgement": "dance", "subject": claim}, {}, [], {"judgement": "undo", "subject": "x"}):
        assert client.post("/api/v1/verdicts", json=body).status_code == 422


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}])
def test_other_sites_decide_nothing(client, headers):
    body = {"judgement": "accept", "subject": READINGS[0].claims[0].id}
    assert client.post("/api/v1/verdicts", json=body, headers=headers).status_code == 403


def described(operations):
    return {operation["operationId"] for path in operations.values() for operation in path.values()}


def test_the_description_names_the_records(looked_at):
    description = looked_at.get("/api/v1/openapi.json").json()
    assert description["openapi"].startswith("3.")
    assert {"FigureRow", "Reading", "Verdict", "EchoTree", "Figure", "Problem"} <= set(
        description["components"]["schemas"]
    )
    assert len(described(description["paths"])) == 12


def test_whatever_is_asked_is_no_fault_of_the_server(looked_at):
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", looked_at.app, headers={"host": "localhost"})
    tried = [found.ok() for found in schema.exclude(path_regex="events$").get_all_operations()]
    assert len(tried) == 11
    for operation in tried:
        no_fault_of_the_server(operation)


def no_fault_of_the_server(operation):
    @given(case=operation.as_strategy())
    @settings(
        max_examples=8,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def asked(case):
        answer = case.call(headers={"host": "localhost"})
        assert answer.status_code < 500, (case.as_curl_command(), answer.text)

    asked()
