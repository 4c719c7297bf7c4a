using System.Collections.Immutable;

namespace RotationNotes.Narrative.Notes;

/// <summary>What a chart of <c>note.json</c> shows; the word an author writes is in brackets.</summary>
public enum ChartKind
{
    /// <summary>Lines over sessions (<c>line</c>).</summary>
    Line,
    /// <summary>The area under one series, or parts of a whole stacked on each other (<c>area</c>).</summary>
    Area,
    /// <summary>Two series in different units, an axis each (<c>dual</c>).</summary>
    Dual,
    /// <summary>Two or three measures below each other over one time axis (<c>panels</c>).</summary>
    Panels,
    /// <summary>Two lines and the area between them (<c>spread</c>).</summary>
    Spread,
    /// <summary>The same picture for several markets (<c>multiples</c>).</summary>
    Multiples,
    /// <summary>Columns over sessions, optionally with a line over them (<c>columns</c>).</summary>
    Columns,
    /// <summary>Newest values of several measures as ranked horizontal bars (<c>bars</c>).</summary>
    Bars,
    /// <summary>The largest separate episodes of one measure, the current one marked (<c>extremes</c>).</summary>
    Extremes,
    /// <summary>Newest values of measures side by side, by category (<c>grouped</c>).</summary>
    Grouped,
    /// <summary>Newest values of measures on top of each other, by category (<c>stacked</c>).</summary>
    Stacked,
    /// <summary>Contributions and their total (<c>waterfall</c>).</summary>
    Waterfall,
    /// <summary>Now, then, and the range between the extremes of the window (<c>range</c>).</summary>
    Range,
    /// <summary>Where each measure stands in its own window (<c>percentiles</c>).</summary>
    Percentiles,
    /// <summary>Every measure correlated with every other (<c>correlations</c>).</summary>
    Correlations,
    /// <summary>Returns by month and year (<c>calendar</c>).</summary>
    Calendar,
    /// <summary>Distribution of one measure with its newest value marked (<c>histogram</c>).</summary>
    Histogram,
    /// <summary>Two measures against each other, the newest points marked (<c>scatter</c>).</summary>
    Scatter,
    /// <summary>What a price did around the earlier days on which a condition held (<c>event-study</c>).</summary>
    EventStudy,
    /// <summary>The stretches of a price's history that resemble the newest one, and what followed (<c>analogs</c>).</summary>
    Analogs,
    /// <summary>A price from each of several anchor dates on (<c>overlay</c>).</summary>
    Overlay,
    /// <summary>A term structure on several dates (<c>curve</c>).</summary>
    Curve,
    /// <summary>The note's events on a line of dates (<c>timeline</c>).</summary>
    Timeline,
    /// <summary>Open, high, low and close of a price, with its volume (<c>candles</c>).</summary>
    Candles,
    /// <summary>One measure by month, weekday or condition, the present group marked (<c>box</c>).</summary>
    Box,
    /// <summary>The whole distribution of several measures with their newest values (<c>distribution</c>).</summary>
    Distribution,
    /// <summary>Percentiles of several measures now and earlier (<c>radar</c>).</summary>
    Radar,
}

/// <summary>The words for chart kinds.</summary>
public static class ChartKinds
{
    /// <summary>Every kind with its word in <c>note.json</c>.</summary>
    public static ImmutableArray<(string Word, ChartKind Kind)> Words { get; } =
    [
        ("line", ChartKind.Line), ("area", ChartKind.Area), ("dual", ChartKind.Dual), ("panels", ChartKind.Panels), ("spread", ChartKind.Spread), ("multiples", ChartKind.Multiples), ("columns", ChartKind.Columns),
        ("bars", ChartKind.Bars), ("extremes", ChartKind.Extremes), ("grouped", ChartKind.Grouped), ("stacked", ChartKind.Stacked),
        ("waterfall", ChartKind.Waterfall), ("range", ChartKind.Range), ("percentiles", ChartKind.Percentiles),
        ("correlations", ChartKind.Correlations), ("calendar", ChartKind.Calendar), ("histogram", ChartKind.Histogram),
        ("scatter", ChartKind.Scatter), ("event-study", ChartKind.EventStudy), ("analogs", ChartKind.Analogs),
        ("overlay", ChartKind.Overlay), ("curve", ChartKind.Curve), ("timeline", ChartKind.Timeline),
        ("candles", ChartKind.Candles), ("box", ChartKind.Box), ("distribution", ChartKind.Distribution), ("radar", ChartKind.Radar),
    ];

    public static string Word(this ChartKind kind) => Words.First(pair => pair.Kind == kind).Word;
}
