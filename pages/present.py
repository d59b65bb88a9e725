"""What is presented, in which order?"""

import streamlit as st

from queries import authorities
from views import slides
from widgets import order, pack, page, pick, stage

page.wake()
at = stage.slide()
if at:
    stage.present(order.held(), at)
    st.stop()

page.begin("What do you want to present?")
mine, compare, day = pick.authority(), pick.compare(), pick.day()
place = authorities.labels()[mine] if mine else "England"
page.explain(*order.problems())
gathered = order.held()
running = gathered or slides.story(mine, day, compare)
if gathered:
    page.explain(f"Your running order: {len(gathered)} of at most {slides.MOST} slides.")
else:
    page.explain(
        f"This is the ready-made running order for {place}.",
        "Press “Add to running order” under any chart to begin your own.",
    )
stage.keys(running, 0)
st.caption(
    "Next: Right, Page Down, Space or Enter. Back: Left or Page Up. First and last: Home, End. "
    "Blank screen: B or full stop. Full screen: F. Leave: Escape. Remote clickers use the same keys."
)
stage.manage(running, place)
pack.offer(running)
