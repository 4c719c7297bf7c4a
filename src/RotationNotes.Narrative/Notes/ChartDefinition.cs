using System.Collections.Immutable;
using RotationNotes.Documents.Charts;
using RotationNotes.Documents.Words;
using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Narrative.Notes;

/// <summary>A chart as <c>note.json</c> declares it. Members that a kind does not take keep their defaults.</summary>
public sealed record ChartDefinition
{
    public required string Id { get; init; }

    public required Place Place { get; init; }

    public required ChartKind Kind { get; init; }

    /// <summary>What the chart is about in a few neutral words: stands in for the title when the title's facts are missing.</summary>
    public required string Topic { get; init; }

    /// <summary>States the finding.</summary>
    public required TemplateText Title { get; init; }

    /// <summary>Measure, unit and period.</summary>
    public required TemplateText Subtitle { get; init; }

    public TemplateText? Note { get; init; }

    /// <summary>What is drawn: lines, items, tenors or parts, in the order of the kind.</summary>
    public ImmutableArray<ChartSeriesDefinition> Series { get; init; } = [];

    /// <summary>Panels of <see cref="ChartKind.Multiples"/> and <see cref="ChartKind.Panels"/>.</summary>
    public ImmutableArray<ChartPanelDefinition> Panels { get; init; } = [];

    /// <summary>Categories of <see cref="ChartKind.Grouped"/> and <see cref="ChartKind.Stacked"/>.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Series of <see cref="ChartKind.Grouped"/> and <see cref="ChartKind.Stacked"/>.</summary>
    public ImmutableArray<ValueGroupDefinition> Groups { get; init; } = [];

    public ChartWindow Window { get; init; } = ChartWindow.All;

    /// <summary>Format of axis and labels; null takes it from the measure's unit.</summary>
    public ValueFormat? Format { get; init; }

    /// <summary>Whether every line starts at 100 on the first common session of the window.</summary>
    public bool Rebase { get; init; }

    public double? Reference { get; init; }

    public bool Logarithmic { get; init; }

    public string? AxisCaption { get; init; }

    /// <summary>How many episodes, analogs or years are shown.</summary>
    public int Count { get; init; }

    /// <summary>Sessions that must lie between two episodes or events.</summary>
    public int Apart { get; init; } = 21;

    /// <summary>Events of the note; those of the last <see cref="EventSessions"/> sessions are marked.</summary>
    public ImmutableArray<NoteEvent> Events { get; init; } = [];

    public int EventSessions { get; init; }

    public ImmutableArray<ChartPeriod> Periods { get; init; } = [];

    /// <summary>When above zero the last so many sessions are shaded as the measured window.</summary>
    public int ShadeSessions { get; init; }

    /// <summary>Panels beside each other; null lets the width decide.</summary>
    public int? PanelsPerRow { get; init; }

    /// <summary>Whether each panel has a value axis of its own.</summary>
    public bool OwnScales { get; init; }

    /// <summary>Whether bars keep the order of the file instead of being ranked.</summary>
    public bool KeepOrder { get; init; }

    /// <summary>The earlier moment a range chart compares with.</summary>
    public EarlierPoint Then { get; init; } = EarlierPoint.Now;

    /// <summary>Moments of a curve, the newest first.</summary>
    public ImmutableArray<EarlierPoint> Snapshots { get; init; } = [];

    /// <summary>Name of a waterfall's sum.</summary>
    public string TotalLabel { get; init; } = "Total";

    /// <summary>Sessions of a correlation, or of the stretch an analog search compares.</summary>
    public int Sessions { get; init; }

    /// <summary>Sessions shown before an event or anchor.</summary>
    public int Before { get; init; }

    /// <summary>Sessions shown after an event, anchor or analog.</summary>
    public int After { get; init; }

    /// <summary>Condition of an event study, e.g. <c>ret(RUT, 5) &gt;= 8%</c>.</summary>
    public string Signal { get; init; } = "";

    /// <summary>Dates an overlay starts from, oldest first; the last one is the present episode.</summary>
    public ImmutableArray<DateOnly> Anchors { get; init; } = [];

    /// <summary>Newest points of a scatter that are marked.</summary>
    public int Recent { get; init; } = 5;

    /// <summary>Whether a scatter goes without its fitted line.</summary>
    public bool WithoutFit { get; init; }

    /// <summary>Wanted number of histogram bins; null follows the data.</summary>
    public int? Bins { get; init; }

    /// <summary>Whether a smooth density is drawn over a histogram.</summary>
    public bool Density { get; init; }

    /// <summary>Whether a scatter shows the confidence band of its fitted line.</summary>
    public bool FitBand { get; init; }

    /// <summary>Days after the as-of date that a timeline looks ahead.</summary>
    public int Ahead { get; init; }

    /// <summary>Format of the right axis of <see cref="ChartKind.Dual"/>; null takes it from the measure's unit.</summary>
    public ValueFormat? RightFormat { get; init; }

    /// <summary>Open, high, low and, where it is given, volume of <see cref="ChartKind.Candles"/>; the series is the close.</summary>
    public ImmutableArray<ChartSeriesDefinition> Parts { get; init; } = [];

    /// <summary>Lengths of the moving averages over candles, in candles.</summary>
    public ImmutableArray<int> Averages { get; init; } = [];

    /// <summary>What one candle stands for; null takes the finest that can be told apart.</summary>
    public CandleSpan? Span { get; init; }

    /// <summary>How the values of a box chart are grouped.</summary>
    public BoxGrouping By { get; init; }

    /// <summary>Groups of <see cref="BoxGrouping.Condition"/>.</summary>
    public ImmutableArray<ConditionDefinition> Conditions { get; init; } = [];

    /// <summary>Every expression the chart evaluates, wherever it stands.</summary>
    public IEnumerable<ChartSeriesDefinition> Expressions => Series.Concat(Parts).Concat(Panels.SelectMany(panel => panel.Series)).Concat(Groups.SelectMany(group => group.Values));
}

/// <param name="Expression">A series id (<c>RUT</c>), a metric id (<c>rut-z50</c>) or an expression over series (<c>RUT/SPX</c>).</param>
/// <param name="Name">Direct label; null takes the series' or metric's own name.</param>
/// <param name="Highlight">Whether this item is the one the note is about, for kinds made of items.</param>
public sealed record ChartSeriesDefinition(string Expression, string? Name, SeriesEmphasis Emphasis, Place Place, bool Highlight = false);

/// <param name="Title">Name above the panel.</param>
/// <param name="Format">Format of its values when it differs from the chart's.</param>
public sealed record ChartPanelDefinition(string Title, ImmutableArray<ChartSeriesDefinition> Series, ValueFormat? Format, Place Place);

/// <param name="Name">Name in the legend.</param>
/// <param name="Values">One expression per category; its newest value is drawn.</param>
public sealed record ValueGroupDefinition(string Name, ImmutableArray<ChartSeriesDefinition> Values, Place Place);

/// <summary>What puts a value into a group of a box chart.</summary>
public enum BoxGrouping
{
    Month,
    Weekday,
    Condition,
}

/// <param name="Name">Name below the box.</param>
/// <param name="When">Condition that holds on the days of the group, e.g. <c>VIX &gt;= 20</c>.</param>
public sealed record ConditionDefinition(string Name, string When, Place Place);
