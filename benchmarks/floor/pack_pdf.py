"""Eight pictures of one figure with thirteen bars, by kaleido alone, in one browser."""

import asyncio

import kaleido
import plotly.graph_objects as go

SIZE = {"format": "png", "width": 920, "height": 500, "scale": 2}


async def draw() -> None:
    async with kaleido.Kaleido(n=1, mathjax=False) as browser:
        for _ in range(8):
            await browser.calc_fig(go.Figure(go.Bar(y=list(range(13)))), opts=SIZE)


asyncio.run(draw())
