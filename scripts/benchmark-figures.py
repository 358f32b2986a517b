"""The matplotlib side of benchmark-figures.ts: reads a figure, then draws it as PDF for each line and prints ms."""
import io
import json
import sys
import time

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

plt.rcParams.update({"font.size": 8.5, "font.family": "serif", "pdf.fonttype": 42})
figure = json.loads(sys.stdin.readline())
series, groups = figure["series"], figure["groups"]
width = 0.82 / len(series)


def draw():
    fig, ax = plt.subplots(figsize=(3.5, 2.75))
    for s, one in enumerate(series):
        xs = [group + (s - (len(series) - 1) / 2) * width for group in range(len(groups))]
        looks = {"facecolor": "white", "edgecolor": one["color"], "hatch": "////"} if one["hatched"] else {"color": one["color"]}
        ax.bar(xs, one["means"], width, yerr=one["deviations"], capsize=1, error_kw={"elinewidth": 0.75}, label=one["label"], **looks)
        points = [(x, value) for x, values in zip(xs, one["trials"]) for value in values]
        ax.plot(*zip(*points), "o", markersize=2.6, markerfacecolor="white", markeredgecolor="#1A1A1A", markeredgewidth=0.5)
    ax.set_xticks(range(len(groups)), groups)
    ax.set_xlabel(figure["xLabel"])
    ax.set_ylabel(figure["yLabel"])
    ax.set_ylim(bottom=0)
    ax.grid(axis="y")
    ax.set_axisbelow(True)
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1), ncol=2, frameon=False)
    fig.savefig(io.BytesIO(), format="pdf")
    plt.close(fig)


for _ in sys.stdin:
    begun = time.perf_counter()
    draw()
    print((time.perf_counter() - begun) * 1000, flush=True)
