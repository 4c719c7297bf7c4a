namespace RotationNotes.Documents.Words;

// Words inside charts.
public abstract partial class FixedWords
{
    /// <summary>"Jul", for an axis with the year below.</summary>
    public abstract string AxisMonth(DateOnly date);

    /// <summary>"16 Jul".</summary>
    public abstract string AxisDay(DateOnly date);

    /// <summary>"16", for an axis with month and year below.</summary>
    public abstract string AxisDayOfMonth(DateOnly date);

    /// <summary>"Jul 2024".</summary>
    public abstract string AxisMonthAndYear(DateOnly date);

    /// <summary>"2024", on an axis of years.</summary>
    public string AxisYear(DateOnly date) => Number(date.Year);

    /// <summary>"2024", below months or days.</summary>
    public abstract string YearBelow(DateOnly date);

    /// <summary>The unit of an axis whose ticks leave it out, e.g. "bp"; null for units that every tick carries or none needs.</summary>
    public abstract string? AxisUnit(ValueKind kind);

    /// <summary>Whether such a unit stands above the axis; otherwise the top tick carries it.</summary>
    public abstract bool HasUnitAboveAxis { get; }

    /// <summary>A power of ten above an axis, e.g. "million" for 6; null for one without a name.</summary>
    public abstract string? Power(int exponent);

    /// <summary>A power of ten and the unit it counts.</summary>
    public abstract string Counted(string power, string unit);

    /// <summary>In place of a number.</summary>
    public abstract string NoValue { get; }

    /// <summary>In place of a chart.</summary>
    public abstract string NothingToShow { get; }

    /// <summary>In place of the events of a timeline.</summary>
    public abstract string NoEvents { get; }

    /// <summary>"and 3 more".</summary>
    public abstract string AndMore(int count);

    /// <summary>"Median of 12".</summary>
    public abstract string MedianOf(int count);

    /// <summary>Name of a line that is read on the left axis.</summary>
    public abstract string OnLeftAxis(string name);

    /// <summary>Name of a line that is read on the right axis.</summary>
    public abstract string OnRightAxis(string name);

    public abstract string Observations { get; }

    /// <summary>Head of a column of values.</summary>
    public abstract string ValueHead { get; }

    /// <summary>Head of a column of percentiles.</summary>
    public abstract string PercentileHead { get; }

    /// <summary>The same where room is short.</summary>
    public abstract string ShortPercentileHead { get; }

    public abstract string Lowest { get; }

    public abstract string Median { get; }

    public abstract string Highest { get; }
}
