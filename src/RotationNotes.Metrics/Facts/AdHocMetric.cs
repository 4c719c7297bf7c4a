using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Units;
using RotationNotes.Market.Observations;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Expressions;

namespace RotationNotes.Metrics.Facts;

/// <summary>A definition for an expression that somebody wrote down just now.</summary>
public static class AdHocMetric
{
    /// <summary>
    /// The catalogue's metric when the text is an id, otherwise a definition whose id is the text. A condition becomes the running
    /// count of the days on which it held.
    /// </summary>
    /// <exception cref="DiagnosticException">Configuration: the text is no expression, or names and units do not fit.</exception>
    public static MetricDefinition Of(MetricCatalogue catalogue, MarketView view, string text)
    {
        if (catalogue.Find(text) is { } known)
            return known;
        var expression = SeriesExpression.Parse(text);
        if (expression.Root is MetricTerm unknown)
            return catalogue.Get(unknown.Id);
        if (expression.IsCondition)
            expression = SeriesExpression.Parse($"count({text})");
        var problems = catalogue.Check(expression, view);
        if (!problems.IsEmpty)
            throw new DiagnosticException(FailureKind.Configuration, problems);
        var unit = catalogue.Over(view).UnitOf(expression);
        var rule = expression.Root is CallTerm { Function.Name: "count" } ? ExtremeRule.None
            : unit is MetricUnit.Fraction or MetricUnit.FractionDifference or MetricUnit.BasisPoints or MetricUnit.Sigma or MetricUnit.Correlation ? ExtremeRule.BySign
            : ExtremeRule.NearestTail;
        return new MetricDefinition(text, text, "ad hoc", text, expression.Text, unit, "as written", InputsOf(catalogue, expression), "an expression", rule);
    }

    private static ImmutableArray<SeriesId> InputsOf(MetricCatalogue catalogue, SeriesExpression expression)
    {
        var inputs = new SortedSet<string>(expression.Series.Select(id => id.Value), StringComparer.Ordinal);
        foreach (var metric in expression.Metrics)
            inputs.UnionWith(catalogue.Get(metric).Inputs.Select(id => id.Value));
        return [.. inputs.Select(id => new SeriesId(id))];
    }
}
