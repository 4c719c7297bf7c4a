using System.Collections.Immutable;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Observations;

namespace RotationNotes.Metrics.Definitions;

/// <summary>Which values count as more extreme.</summary>
public enum ExtremeRule
{
    /// <summary>Values with a natural zero: a positive value is compared with larger ones, a negative one with smaller ones.</summary>
    BySign,
    /// <summary>Levels: a value above the sample median is compared with larger ones, otherwise with smaller ones.</summary>
    NearestTail,
    /// <summary>Always compared with larger ones (counts, volatility).</summary>
    Highest,
    /// <summary>Always compared with smaller ones (drawdowns).</summary>
    Lowest,
    /// <summary>Running counts of events: no value is more extreme than another.</summary>
    None,
}

/// <summary>What a statistic is: enough for a reader to compute it again.</summary>
/// <param name="Id">Kebab-case id, e.g. <c>rut-ret-5d</c>.</param>
/// <param name="Name">Reader's name, e.g. "Russell 2000, five-session return".</param>
/// <param name="Family">Definition sheet it belongs to: <c>returns</c>, <c>relative</c>, <c>momentum</c>, <c>rates</c>, <c>volatility</c>, <c>positioning</c>, <c>events</c>.</param>
/// <param name="Formula">One line of plain notation.</param>
/// <param name="Expression">The same in the expression language, which is what is computed, e.g. <c>ret(RUT, 5)</c>.</param>
/// <param name="Window">The window in words, e.g. "5 sessions".</param>
/// <param name="Inputs">Series it reads.</param>
/// <param name="Source">Origin of the formula or convention.</param>
/// <param name="Version">Counts up when the meaning changes.</param>
public sealed record MetricDefinition(
    string Id,
    string Name,
    string Family,
    string Formula,
    string Expression,
    MetricUnit Unit,
    string Window,
    ImmutableArray<SeriesId> Inputs,
    string Source,
    ExtremeRule Extremes = ExtremeRule.BySign,
    int Version = 1);
