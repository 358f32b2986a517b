/** The part of every script that is the same: it draws the data that stand above it. */
export const MATPLOTLIB_DRAWING = `import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle

plt.rcParams.update({
    "font.family": FAMILY, "font." + FAMILY: FONTS, "font.size": SMALL,
    "pdf.fonttype": 42, "ps.fonttype": 42, "svg.hashsalt": NAME,
    "hatch.linewidth": 1.7 * HAIRLINE, "axes.unicode_minus": True,
})
MARKERS = {"circle": "o", "triangle": "^", "diamond": "D", "square": "s"}
SIZES = {"small": 5.2 * HAIRLINE, "large": 9.2 * HAIRLINE}


def filled(ax, x0, x1, y0, y1, face, edge, hatch):
    rect = (min(x0, x1), min(y0, y1)), abs(x1 - x0), abs(y1 - y0)
    if hatch is None:
        ax.add_patch(Rectangle(*rect, facecolor=face, edgecolor=edge or "none", linewidth=HAIRLINE, zorder=3))
        return
    ax.add_patch(Rectangle(*rect, facecolor=face, edgecolor=hatch, hatch="//////", linewidth=0, zorder=3))
    ax.add_patch(Rectangle(*rect, facecolor="none", edgecolor=edge or hatch, linewidth=HAIRLINE, zorder=3))


def draw(ax, mark):
    kind, m = mark[0], mark[1:]
    if kind == "bar":
        filled(ax, *m)
    elif kind == "box":
        x0, x1, q1, median, q3 = m[:5]
        filled(ax, x0, x1, q1, q3, *m[5:])
        ax.plot([x0, x1], [median, median], color=INK, linewidth=1.6 * BAR, solid_capstyle="butt", zorder=4)
    elif kind == "whisker":
        x, low, high, cap = m
        ax.plot([x, x], [low, high], color=INK, linewidth=BAR, marker="_", markersize=2 * cap, markeredgewidth=BAR,
                solid_capstyle="butt", zorder=4)
    elif kind == "tick":
        x0, x1, y = m
        ax.plot([x0, x1], [y, y], color=INK, linewidth=1.6 * BAR, solid_capstyle="butt", zorder=4)
    elif kind == "gap":
        base = ax.get_ylim()[0]
        ax.annotate("", (m[0], base), xytext=(0, 3 * GAP), textcoords="offset points",
                    arrowprops={"arrowstyle": "-", "color": FAINT, "linewidth": BAR, "linestyle": ":", "shrinkA": 0, "shrinkB": 0})
    elif kind == "line":
        xs, ys, color, dash = m
        ax.plot(xs, ys, color=color, linestyle=dash, linewidth=1.6 * BAR, zorder=3)
    elif kind == "dot":
        x, y, shape, size, face, edge = m
        ax.plot([x], [y], marker=MARKERS[shape], markersize=SIZES[size], markerfacecolor=face,
                markeredgecolor=edge, markeredgewidth=HAIRLINE, linestyle="none", clip_on=False, zorder=5)
    elif kind == "cell":
        x0, x1, y0, y1, face, text, ink, size = m
        ax.add_patch(Rectangle((x0, y0), x1 - x0, y1 - y0, facecolor=face, edgecolor="white", linewidth=BAR, zorder=3))
        if size:
            ax.text((x0 + x1) / 2, (y0 + y1) / 2, text, color=ink, ha="center", va="center", fontsize=size, zorder=4)
    elif kind == "area":
        x0, x1, y0, y1, text = m
        ax.add_patch(Rectangle((x0, y0), x1 - x0, y1 - y0, facecolor=GROUND, edgecolor="none", zorder=0))
        if text:
            ax.annotate(text, ((x0 + x1) / 2, max(y0, y1)), xytext=(0, -GAP), textcoords="offset points",
                        color=MUTED, ha="center", va="top", zorder=1)
    elif kind == "rule":
        axis, value, text = m
        looks = {"color": FAINT, "linewidth": BAR, "linestyle": "--", "zorder": 2}
        (ax.axhline if axis == "y" else ax.axvline)(value, **looks)
        if text and axis == "y":
            ax.annotate(text, (ax.get_xlim()[1], value), xytext=(0, GAP / 2), textcoords="offset points", color=MUTED, ha="right")
        elif text:
            ax.annotate(text, (value, ax.get_ylim()[1]), xytext=(GAP / 2, 0), textcoords="offset points", color=MUTED, va="top")


def axes(fig, place):
    left, top, width, height = place
    ax = fig.add_axes([left / WIDTH, 1 - (top + height) / HEIGHT, width / WIDTH, height / HEIGHT])
    for side in ("left", "right", "top"):
        ax.spines[side].set_visible(False)
    ax.spines["bottom"].set(color=INK, linewidth=HAIRLINE)
    ax.set_xlim(*X[0])
    ax.set_ylim(*Y[0])
    ax.set_xticks(X[1])
    ax.set_xticklabels(X[2])
    ax.set_yticks(Y[1])
    ax.set_yticklabels(Y[2])
    ax.tick_params(length=0, labelsize=SMALL, colors=INK, pad=GAP)
    if "values" in (X[3], Y[3]):
        ax.grid(axis="x" if Y[3] == "bands" else "y", color=GRID, linewidth=HAIRLINE)
    ax.set_axisbelow(True)
    return ax


def page(fig, shape):
    kind, s = shape[0], shape[1:]
    across, up = (lambda x: x / WIDTH), (lambda y: 1 - y / HEIGHT)
    if kind == "text":
        x, y, text, anchor, size, weight, color, angle = s
        fig.text(across(x), up(y), text, ha=anchor, va="baseline", fontsize=size, fontweight=weight, color=color, rotation=angle,
                 rotation_mode="anchor")
        return
    fill, edge, width, dash = s[-4:]
    line = (0, dash) if dash else "-"
    looks = {"facecolor": fill or "none", "edgecolor": edge or "none", "linewidth": width, "linestyle": line, "transform": fig.transFigure, "zorder": -1}
    if kind == "rect":
        x, y, w, h = s[:4]
        fig.add_artist(Rectangle((across(x), up(y + h)), w / WIDTH, h / HEIGHT, **looks))
    elif kind == "circle":
        fig.add_artist(Line2D([across(s[0])], [up(s[1])], marker="o", markersize=2 * s[2], markerfacecolor=fill or "none",
                              markeredgecolor=edge or "none", markeredgewidth=width, zorder=-1))
    else:
        for run in s[0]:
            points = [(across(x), up(y)) for x, y in run]
            if s[1]:
                fig.add_artist(Polygon(points, closed=True, **looks))
            else:
                fig.add_artist(Line2D(*zip(*points), color=edge, linewidth=width, linestyle=line, solid_capstyle="butt", zorder=-1))


def figure():
    fig = plt.figure(figsize=(WIDTH / 72, HEIGHT / 72))
    for place, marks in PANELS:
        ax = axes(fig, place)
        for mark in marks:
            draw(ax, mark)
    for shape in PAGE:
        page(fig, shape)
    return fig


if __name__ == "__main__":
    out = sys.argv[1] if len(sys.argv) > 1 else NAME
    undated = {"CreationDate": None} if out.endswith(".pdf") else {"Date": None} if out.endswith(".svg") else {}
    figure().savefig(out, dpi=600, metadata=undated)
`;
