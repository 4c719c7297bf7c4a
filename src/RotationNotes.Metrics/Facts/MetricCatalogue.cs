using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Text;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Definitions;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Metrics.Families;

namespace RotationNotes.Metrics.Facts;

/// <summary>Every metric that notes can name, and their evaluation at a date.</summary>
/// <remarks>
/// A metric is a definition with an expression; families write whole groups of them from tables of instruments. Facts of
/// one view share their intermediate series, see <see cref="Over"/>.
/// </remarks>
public sealed class MetricCatalogue
{
    private readonly Dictionary<string, MetricDefinition> byId;
    private readonly Dictionary<string, SeriesExpression> expressions = new(StringComparer.Ordinal);
    // Lives as long as the view it belongs to, so a metric asked for twice is computed once.
    private readonly ConditionalWeakTable<MarketView, MetricEvaluation> evaluations = [];

    /// <exception cref="ArgumentException">Two definitions with one id.</exception>
    public MetricCatalogue(IEnumerable<MetricDefinition> definitions)
    {
        All = [.. definitions];
        byId = new Dictionary<string, MetricDefinition>(All.Count, StringComparer.Ordinal);
        foreach (var definition in All)
        {
            if (!byId.TryAdd(definition.Id, definition))
                throw new ArgumentException($"Two metrics are called '{definition.Id}'.", nameof(definitions));
        }
    }

    /// <summary>The metrics of the house.</summary>
    public static MetricCatalogue Default { get; } = new(HouseMetrics.All());

    /// <summary>All definitions, family by family.</summary>
    public IReadOnlyList<MetricDefinition> All { get; }

    public MetricDefinition? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The evaluation of this catalogue on one view; the same object for the same view, safe to share between threads.</summary>
    public MetricEvaluation Over(MarketView view) => evaluations.GetValue(view, v => new MetricEvaluation(this, v));

    /// <summary>The metrics of the catalogue at every session from one date to another, computed in one pass.</summary>
    /// <exception cref="DiagnosticException">Data: the market gives no view for one of the dates. Usage: no session between them.</exception>
    public RangeEvaluation Over(MarketData market, DateOnly from, DateOnly to) => new(this, market, from, to);

    /// <summary>The metric at the view's date; unavailable with a reason when it cannot be computed.</summary>
    /// <exception cref="DiagnosticException">Configuration: no metric of this id.</exception>
    public Fact Evaluate(MarketView view, string id) => Over(view).Evaluate(id);

    /// <summary>One fact per id, in the order given; ids that name nothing are reported together.</summary>
    /// <exception cref="DiagnosticException">Configuration: one diagnostic per unknown id.</exception>
    public ImmutableArray<Fact> Evaluate(MarketView view, IEnumerable<string> ids)
    {
        var wanted = ids.ToArray();
        if (wanted.Any(id => Find(id) is null))
            throw new DiagnosticException(FailureKind.Configuration, wanted.Where(id => Find(id) is null).Distinct().Select(Unknown));
        return Over(view).Evaluate([.. wanted.Select(Get)]);
    }

    /// <summary>Every value up to the view's date; null when an input has no observations or the definition gives no value.</summary>
    /// <exception cref="DiagnosticException">Configuration: no metric of this id.</exception>
    public MetricHistory? History(MarketView view, string id) => Over(view).History(id);

    /// <summary>Ids that a mistyped one may have meant, best first, at most three.</summary>
    public IReadOnlyList<string> Nearest(string id) => NearestName.Find(id, byId.Keys, 3);

    /// <summary>All mistakes of names and units in an expression, as diagnostics; empty when it is sound.</summary>
    /// <param name="view">The market whose series it will read.</param>
    public ImmutableArray<Diagnostic> Check(SeriesExpression expression, MarketView view, Place place = default)
    {
        var check = new UnitCheck(view, Find, Nearest);
        check.Of(expression.Root);
        return [.. check.Problems.Select(p => Diagnostic.Error(place, SeriesExpression.Located(expression.Text, p.Position, p.Message), p.Hint))];
    }

    internal MetricDefinition Get(string id) => Find(id) ?? throw new DiagnosticException(FailureKind.Configuration, Unknown(id));

    // Parsed when first asked for: a note uses a fraction of the catalogue.
    internal SeriesExpression ExpressionOf(MetricDefinition definition)
    {
        lock (expressions)
        {
            if (!expressions.TryGetValue(definition.Id, out var expression))
                expressions.Add(definition.Id, expression = SeriesExpression.Parse(definition.Expression));
            return expression;
        }
    }

    private Diagnostic Unknown(string id) =>
        Diagnostic.Error(Place.Nowhere, $"There is no metric '{id}'.", Nearest(id) is [var best, ..] ? $"Did you mean '{best}'?" : "`metrics list` shows all of them.");
}
