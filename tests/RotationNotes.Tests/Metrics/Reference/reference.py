"""Reference columns for the expression language, computed by pandas, numpy and scipy.

Run `/usr/bin/python3 reference.py` in this folder; it writes series.csv, expressions.csv and studies.csv. Inputs are synthetic: a seeded
generator, no market's data. Nothing here reads or calls the program under test.
"""
import math

import numpy as np
import pandas as pd
from scipy import stats

AS_OF = pd.Timestamp("2016-03-18")
NEXT_SESSION = pd.Timestamp("2016-03-21")
SESSIONS_PER_YEAR = 252


def inputs():
    rng = np.random.default_rng(20240716)
    days = pd.bdate_range("2015-01-05", AS_OF)
    n = len(days)
    common = rng.standard_normal(n)
    a = 2000 * np.exp(np.cumsum(0.0003 + 0.012 * (0.8 * common + 0.6 * rng.standard_normal(n))))
    b = 150 * np.exp(np.cumsum(0.0004 + 0.009 * (0.7 * common + 0.7 * rng.standard_normal(n))))
    y = 4.5 + np.cumsum(0.04 * rng.standard_normal(n))
    y[150:170] = y[150]  # a stretch that does not move
    v = 18 + 4 * np.sin(np.arange(n) / 17) - 60 * 0.012 * common + rng.standard_normal(n)
    series = {name: pd.Series(np.round(values, 2), index=days) for name, values in [("A", a), ("B", b), ("Y", y), ("V", v)]}
    for name, missing in [("A", 9), ("B", 14), ("Y", 11), ("V", 5)]:
        gone = rng.choice(np.arange(5, n - 1), missing, replace=False)
        series[name] = series[name].drop(days[gone])
    tuesdays = pd.date_range("2015-01-06", "2016-03-15", freq="W-TUE")
    dates = [d - pd.Timedelta(days=1) if i % 13 == 7 else d for i, d in enumerate(tuesdays) if i not in (20, 41)]
    for name, base in [("L", 60000), ("S", 90000)]:
        walk = base + np.cumsum(np.round(1500 * rng.standard_normal(len(dates))))
        series[name] = pd.Series(walk, index=pd.DatetimeIndex(dates))
    months = pd.date_range("2012-01-01", "2016-02-01", freq="MS").delete(30)
    figures = 200 * np.exp(np.cumsum(0.002 + 0.002 * rng.standard_normal(len(months))))
    series["C"] = pd.Series(np.round(figures, 3), index=months)
    series["P"] = pd.Series(np.round(100 + rng.standard_normal(len(months)), 1), index=months)
    series["E"] = (series["P"] + np.round(0.3 * rng.standard_normal(len(months)), 1)).round(1)
    return series


def frame(*columns):
    return pd.concat(columns, axis=1, join="inner", keys=range(len(columns)))


def to_date(s, period):
    """Against the last observation of the period before, which must be the neighbouring one."""
    of = s.index.to_period(period)
    last = s.groupby(of).last()
    base = pd.Series(of, index=s.index).map(lambda p: last.get(p - 1, np.nan))
    return s / base - 1


def completed(s, period):
    of = s.index.to_period(period)
    last = s.groupby(of).tail(1)
    return last[last.index.to_period(period) < NEXT_SESSION.to_period(period)]


def wilder(s, n):
    change = s.diff().to_numpy()
    up, down = np.maximum(change, 0), np.maximum(-change, 0)
    seeded = []
    for side in (up, down):
        start = side[1:n + 1].mean()
        tail = pd.Series(np.concatenate([[start], side[n + 1:]])).ewm(alpha=1 / n, adjust=False).mean()
        seeded.append(tail.to_numpy())
    strength = 100 - 100 / (1 + seeded[0] / seeded[1])
    return pd.Series(np.concatenate([np.full(n, np.nan), strength]), index=s.index)


def rolling_pairs(x, y, n, statistic):
    result = np.full(len(x), np.nan)
    for i in range(n, len(x) + 1):
        p, q = x[i - n:i], y[i - n:i]
        if np.isfinite(p).all() and np.isfinite(q).all() and np.ptp(q) > 0:
            if statistic == "slope":
                result[i - 1] = stats.linregress(q, p).slope
            elif np.ptp(p) > 0:
                result[i - 1] = stats.pearsonr(p, q)[0]
    return result


def swing(s, first, last, falls):
    inside = s[(s.index >= first) & (s.index <= last)]
    turn = inside.cummax() if falls else inside.cummin()
    move = inside / turn - 1
    extreme = move.cummin() if falls else move.cummax()
    return extreme.reindex(s.index[s.index >= first], method="ffill")


def week_change(s, weeks):
    result = {}
    for date, value in s.items():
        target = date - pd.Timedelta(weeks=weeks)
        near = s[(s.index >= target - pd.Timedelta(days=3)) & (s.index <= target + pd.Timedelta(days=3))]
        if len(near):
            result[date] = value - near.iloc[0]
    return pd.Series(result)


def growth(s, months):
    """Against the month so many months earlier, if that has a value."""
    of = s.index.to_period("M")
    by_month = pd.Series(s.to_numpy(), index=of)
    return s / pd.Series(of, index=s.index).map(lambda p: by_month.get(p - months, np.nan)) - 1


def half_away(s, decimals):
    scaled = s * 10**decimals
    return np.sign(scaled) * np.floor(np.abs(scaled) + 0.5) / 10**decimals


def run_length(condition):
    groups = (~condition).cumsum()
    return condition.groupby(groups).cumsum()


def columns(series):
    a, b, y, v, long, short = (series[k] for k in ("A", "B", "Y", "V", "L", "S"))
    ab, ay, av = frame(a, b), frame(a, y), frame(a, v)
    ratio = ab[0] / ab[1]
    r = a.pct_change()
    start = a[a.index <= "2015-07-04"].iloc[-1]
    since = a[a.index >= a[a.index <= "2015-07-04"].index[-1]]
    yield "ret(A, 1)", r
    yield "ret(A, 5)", a.pct_change(5)
    yield "ret(A, 63)", a.pct_change(63)
    yield "ret(A / B, 10)", ratio.pct_change(10)
    yield "ret(A, 5) - ret(B, 5)", ab[0].pct_change(5) - ab[1].pct_change(5)
    yield "diff(Y, 5)", y.diff(5) * 100
    yield "diff(V, 3)", v.diff(3)
    yield "wtd(A)", to_date(a, "W-SUN")
    yield "mtd(A)", to_date(a, "M")
    yield "qtd(A)", to_date(a, "Q")
    yield "ytd(A)", to_date(a, "Y")
    yield 'since(A, "2015-07-04")', since / start - 1
    yield 'rebased(A, "2015-07-04")', 100 * a / start
    yield 'maxgain(A, "2015-07-04")', (since / start - 1).cummax()
    yield 'rally(A, "2015-06-01", "2015-10-30")', swing(a, "2015-06-01", "2015-10-30", False)
    yield 'selloff(A, "2015-06-01", "2015-10-30")', swing(a, "2015-06-01", "2015-10-30", True)
    yield "lag(A, 7)", a.shift(7)
    yield "mean(A, 50)", a.rolling(50).mean()
    yield "sum(ret(A, 1), 3)", r.rolling(3).sum()
    yield "decay(ret(A, 1), 21)", r.iloc[1:].ewm(halflife=21).mean()
    yield "sd(ret(A, 1), 21)", r.rolling(21).std()
    yield "z(A, 50)", (a - a.rolling(50).mean()) / a.rolling(50).std()
    yield "vol(A, 21)", r.rolling(21).std() * math.sqrt(SESSIONS_PER_YEAR)
    change = (ay[1].diff() * 100).round(8)
    yield "corr(ret(A, 1), diff(Y, 1), 20)", pd.Series(rolling_pairs(ay[0].pct_change().to_numpy(), change.to_numpy(), 20, "r"), index=ay.index)
    yield "corr(ret(A, 1), diff(V, 1), 5)", pd.Series(rolling_pairs(av[0].pct_change().to_numpy(), av[1].diff().round(8).to_numpy(), 5, "r"), index=av.index)
    yield "beta(ret(A, 1), ret(B, 1), 60)", pd.Series(rolling_pairs(ab[0].pct_change().to_numpy(), ab[1].pct_change().to_numpy(), 60, "slope"), index=ab.index)
    yield "rsi(A, 14)", wilder(a, 14)
    yield "drawdown(A)", a / a.cummax() - 1
    yield "offlow(A, 63)", a / a.rolling(63).min() - 1
    yield "offhigh(A, 63)", a / a.rolling(63).max() - 1
    yield "offmean(A, 50)", a / a.rolling(50).mean() - 1
    yield "min(A, 20)", a.rolling(20).min()
    yield "max(A, 20)", a.rolling(20).max()
    yield "pctrank(Y, 60)", y.rolling(60).apply(lambda w: stats.percentileofscore(w, w[-1], kind="weak") / 100, raw=True)
    yield "pctrank(A / B, 100)", ratio.rolling(100).apply(lambda w: stats.percentileofscore(w, w[-1], kind="weak") / 100, raw=True)
    yield "streak(ret(A, 1) >= 0.5%)", run_length(r.iloc[1:] >= 0.005)
    yield "count(ret(A, 1) > 1% and ret(B, 1) < 0)", ((ab[0].pct_change() > 0.01) & (ab[1].pct_change() < 0)).iloc[1:].cumsum()
    yield "bp(Y)", y * 100
    yield "weekdiff(L, 1)", week_change(long, 1)
    yield "weekdiff(L / (L + S), 4)", week_change(long / (long + short), 4)
    yield "growth(C, 12)", growth(series["C"], 12)
    yield "round(growth(C, 1), 3)", half_away(growth(series["C"], 1), 3)
    surprise = series["E"] - series["P"]
    yield "surprise(E, P, 12)", surprise / surprise.rolling(12).std().shift(1)
    yield "abs(ret(A, 1))", r.abs()
    yield "weekly(A)", completed(a, "W-SUN")
    yield "monthly(A)", completed(a, "M")
    yield "quarterly(A)", completed(a, "Q")
    yield "yearly(A)", completed(a, "Y")
    yield "ret(weekly(A), 1)", completed(a, "W-SUN").pct_change()
    yield "ret(monthly(A), 3)", completed(a, "M").pct_change(3)
    weeks = frame(completed(a, "W-SUN"), completed(b, "W-SUN"))
    yield "sd(ret(weekly(A), 1) - ret(weekly(B), 1), 13)", (weeks[0].pct_change() - weeks[1].pct_change()).rolling(13).std()
    yield "(V - 10) * 2", (v - 10) * 2
    yield "A / B", ratio


class SplitMix64:
    """Steele, Lea and Flood 2014; the generator the sheet on studies names."""
    MASK = (1 << 64) - 1

    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state + 0x9E3779B97F4A7C15) & self.MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & self.MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & self.MASK
        return ((z ^ (z >> 31)) * bound) >> 64


def median_interval(values, confidence, resamples, seed):
    random = SplitMix64(seed)
    medians = [np.median([values[random.below(len(values))] for _ in values]) for _ in range(resamples)]
    return np.quantile(medians, [(1 - confidence) / 2, (1 + confidence) / 2])


def studies(series):
    a = series["A"]
    values = a.to_numpy()
    signal = a.pct_change(5) >= 0.03
    events = np.flatnonzero(signal.to_numpy())
    kept, last = [], -10**9
    for i in events:
        if i - last >= 21:
            kept.append(i)
        last = i
    yield "events", len(events)
    yield "kept", len(kept)
    for horizon in (5, 21, 63):
        outcome = np.sort([values[i + horizon] / values[i] - 1 for i in kept if i + horizon < len(values)])
        every = values[horizon:] / values[:-horizon] - 1
        yield f"{horizon}.n", len(outcome)
        yield f"{horizon}.hit", np.mean(outcome > 0)
        for name, share in [("lower", 0.25), ("median", 0.5), ("upper", 0.75)]:
            yield f"{horizon}.{name}", np.quantile(outcome, share)
        yield f"{horizon}.usualhit", np.mean(every > 0)
        yield f"{horizon}.usualmedian", np.median(every)
        if len(outcome) >= 5:
            low, high = median_interval(list(outcome), 0.90, 500, 20240716 + horizon)
            yield f"{horizon}.low", low
            yield f"{horizon}.high", high

    length, forward = 20, 10
    logs = np.log(values)

    def path(end):
        steps = np.diff(logs[end - length:end + 1])
        return (logs[end - length + 1:end + 1] - logs[end - length]) / math.sqrt(np.mean(steps**2))

    current = path(len(values) - 1)
    ends = np.arange(length, len(values) - max(length, forward))
    distances = np.array([math.sqrt(np.mean((path(e) - current)**2)) for e in ends])
    chosen = []
    for i in np.argsort(distances, kind="stable"):
        if all(abs(ends[i] - e) > length for e, _ in chosen):
            chosen.append((ends[i], distances[i]))
        if len(chosen) == 3:
            break
    yield "analogs.searched", len(ends)
    for rank, (end, distance) in enumerate(chosen):
        yield f"analogs.{rank}.distance", distance
        yield f"analogs.{rank}.end", a.index[end].toordinal() - 1

    rng = np.random.default_rng(3)
    x = rng.standard_normal(25)
    z = 0.6 * x + 0.8 * rng.standard_normal(25)
    fit = stats.pearsonr(x, z)
    interval = fit.confidence_interval(0.95)
    yield "fisher.r", fit[0]
    yield "fisher.low", interval.low
    yield "fisher.high", interval.high


def main():
    series = inputs()
    pd.DataFrame(series).to_csv("series.csv", index_label="date", date_format="%Y-%m-%d", lineterminator="\n")
    table = pd.DataFrame({name: column.astype(float) for name, column in columns(series)}).dropna(how="all")
    table.to_csv("expressions.csv", index_label="date", date_format="%Y-%m-%d", float_format="%.13g", lineterminator="\n")
    with open("studies.csv", "w", encoding="ascii") as file:
        file.write("name,value\n")
        for name, value in studies(series):
            file.write(f"{name},{float(value):.15g}\n")


main()
