using System.Collections.Immutable;
using RotationNotes.Documents.Words;

namespace RotationNotes.Documents.Charts;

/// <summary>What a chart says, in data units; how it looks belongs to the charts project.</summary>
public abstract record ChartSpec
{
    /// <summary>Format of the value axis and of direct labels.</summary>
    public required ValueFormat Format { get; init; }

    /// <summary>Caption of the value axis when the unit mark is not enough, e.g. "1 Jan = 100".</summary>
    public string? AxisCaption { get; init; }

    /// <summary>Language of dates, unit marks and other words that drawing adds.</summary>
    public FixedWords Words { get; init; } = FixedWords.English;
}

/// <summary>How strongly a series is drawn.</summary>
public enum SeriesEmphasis
{
    Primary,
    Secondary,
    /// <summary>Thin and grey: background to the others.</summary>
    Context,
}

/// <summary>Values over dates; NaN marks a missing value, which is drawn as a gap.</summary>
public sealed record ChartSeries
{
    public ChartSeries(string name, ImmutableArray<DateOnly> dates, ImmutableArray<double> values, SeriesEmphasis emphasis = SeriesEmphasis.Primary)
    {
        if (dates.Length != values.Length)
            throw new ArgumentException($"Series '{name}' has {dates.Length} dates but {values.Length} values.", nameof(values));
        for (var i = 1; i < dates.Length; i++)
        {
            if (dates[i] <= dates[i - 1])
                throw new ArgumentException($"Series '{name}': {dates[i]:O} does not follow {dates[i - 1]:O}.", nameof(dates));
        }

        (Name, Dates, Values, Emphasis) = (name, dates, values, emphasis);
    }

    /// <summary>Direct label, e.g. "Russell 2000".</summary>
    public string Name { get; }

    public ImmutableArray<DateOnly> Dates { get; }

    public ImmutableArray<double> Values { get; }

    public SeriesEmphasis Emphasis { get; }
}

/// <summary>A dated remark drawn on a time axis.</summary>
public sealed record ChartEvent(DateOnly Date, string Label)
{
    /// <summary>What stands on the picture when it says more than the label, e.g. "CPI, 11 July: −12 bp".</summary>
    public string? Shown { get; init; }
}

/// <summary>A shaded period on a time axis, both ends included.</summary>
public sealed record ChartPeriod(DateOnly First, DateOnly Last, string? Label, PeriodRole Role);

public enum PeriodRole
{
    /// <summary>The window the note measures.</summary>
    Window,
    Recession,
    Other,
}

/// <summary>Lines over sessions.</summary>
public sealed record LineChart(ImmutableArray<ChartSeries> Series) : ChartSpec
{
    public ImmutableArray<ChartEvent> Events { get; init; } = [];

    public ImmutableArray<ChartPeriod> Periods { get; init; } = [];

    /// <summary>Horizontal reference, e.g. 0 for a correlation, 100 for rebased lines.</summary>
    public double? Reference { get; init; }

    /// <summary>Whether the last value of each series is printed beside its label.</summary>
    public bool LabelLastValue { get; init; } = true;

    public bool Logarithmic { get; init; }
}

/// <summary>Positive and negative columns over dates, optionally with a line over them in the same unit.</summary>
public sealed record ColumnChart(ChartSeries Columns, ChartSeries? Line = null) : ChartSpec
{
    public ImmutableArray<ChartEvent> Events { get; init; } = [];

    /// <summary>Dates whose columns are emphasised; the last one is when empty.</summary>
    public ImmutableArray<DateOnly> Highlights { get; init; } = [];
}

/// <summary>Ranked horizontal bars, first item on top.</summary>
public sealed record BarChart(ImmutableArray<BarItem> Items) : ChartSpec;

/// <param name="Label">Category, e.g. "May 2002".</param>
/// <param name="Value">Length of the bar; NaN prints "n/a".</param>
/// <param name="Highlight">Whether this is the bar the note is about.</param>
public sealed record BarItem(string Label, double Value, bool Highlight = false);

/// <summary>Points of two measures with recent ones marked, optionally with a least-squares line.</summary>
public sealed record ScatterChart(ImmutableArray<ScatterPoint> Points) : ChartSpec
{
    public required ValueFormat XFormat { get; init; }

    public required string XCaption { get; init; }

    public required string YCaption { get; init; }

    public bool FitLine { get; init; }

    /// <summary>Whether the 95 % confidence band of the fitted line is shaded; it takes the points as independent of each other.</summary>
    public bool FitBand { get; init; }
}

/// <param name="Label">Printed beside the point when not null.</param>
public sealed record ScatterPoint(double X, double Y, string? Label = null, bool Highlight = false);

/// <summary>Distribution of a measure with the current value marked.</summary>
public sealed record HistogramChart(ImmutableArray<double> Sample, double Current, string CurrentLabel) : ChartSpec
{
    public int? BinCount { get; init; }

    /// <summary>Whether a smooth density (Gaussian kernels of Silverman's width) is drawn over the bins.</summary>
    public bool Density { get; init; }
}
