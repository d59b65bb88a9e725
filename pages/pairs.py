"""Do two indicators go together?"""

from queries import peer_readings
from views import pairs
from widgets import figure, page, pick, pick_many

page.begin("Do two indicators go together?")
mine, compare = pick.authority(), pick.compare()
indicator, against = pick_many.two_indicators()
line = pick_many.line()
figure.show(pairs.scatter, indicator=indicator, against=against, authority=mine, compare=compare, line=line)
page.explain(peer_readings.who(mine, compare))
