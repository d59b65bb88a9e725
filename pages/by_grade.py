"""How is one indicator spread among authorities of each grade?"""

from views import by_grade
from widgets import figure, page, pick, pick_many

page.begin("How is an indicator spread within each grade?")
mine, day = pick.authority(), pick.day()
judgement = pick.judgement()
indicator = pick_many.one_indicator()
figure.show(by_grade.distribution, indicator=indicator, judgement=judgement, as_at=day, authority=mine)
