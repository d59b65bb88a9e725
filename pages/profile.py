"""Where does one authority stand on many indicators at once?"""

from queries import peer_readings
from views import profile
from widgets import figure, page, pick, pick_many

page.begin("Where does an authority stand on many indicators?")
mine, compare = pick.authority(), pick.compare()
topic = pick_many.topic()
figure.show(profile.spine, authority=mine, compare=compare, topic=topic)
if mine:
    page.explain(peer_readings.who(mine, compare))
