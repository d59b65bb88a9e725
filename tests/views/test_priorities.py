import pytest

from charts.style import DARK, LIGHT
from tests.queries.test_priorities import TABLES
from views import priorities
from views.view import Nothing


@pytest.fixture(autouse=True)
def known(tidy):
    tidy(**TABLES)


def test_the_view_tells_of_one_authority_and_its_peers():
    made = priorities.fields("E1", "2025")
    for look in (LIGHT, DARK):
        assert made.chart(look).data
    assert made.words.title == ("Place 1 is worse than its peers on 2 of 5 indicators, and getting worse on 2 of the 2")
    assert made.words.subtitle == (
        "Beside the median of its statistical neighbours (2025 model); worse or better only where chance does not "
        "explain it"
    )
    assert len(made.table()) == len(made.tidy()) == 8
    assert made.sources == ("survey",)


@pytest.mark.parametrize(
    ("mine", "sentence"), [(None, "Choose an authority on the left"), ("E2", "too few peers to be compared with")]
)
def test_nothing_to_show_says_what_to_do(mine, sentence):
    with pytest.raises(Nothing, match=sentence):
        priorities.fields(mine, "2025")
