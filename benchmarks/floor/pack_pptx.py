"""Eight slides with one native chart of thirteen bars each, by python-pptx alone."""

import io

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

show = Presentation()
for _ in range(8):
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = "Thirteen places"
    data = CategoryChartData()
    data.categories = [f"Place {number}" for number in range(13)]
    data.add_series("Value", range(13))
    slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, Inches(1), Inches(2), Inches(8), Inches(4), data)
show.save(io.BytesIO())
