using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Notes;

namespace RotationNotes.Narrative.Facts;

/// <summary>The facts of one note on one date, by metric id and by the name templates use for them.</summary>
internal sealed class FactTable
{
    private readonly Dictionary<string, Fact> byId = new(StringComparer.Ordinal);

    /// <summary>Evaluates every metric the note declares: in its list, its key figures and its tables.</summary>
    /// <exception cref="DiagnosticException">A metric id is unknown; all of them are listed.</exception>
    public FactTable(NoteDefinition note, MarketView view, MetricCatalogue catalogue)
    {
        RefuseUnknown(note, catalogue);
        All = catalogue.Evaluate(view, MetricIds(note));
        foreach (var fact in All)
            byId.Add(fact.Definition.Id, fact);
    }

    /// <summary>A table of given facts, one per metric of a note.</summary>
    public FactTable(ImmutableArray<Fact> facts)
    {
        All = facts;
        foreach (var fact in All)
            byId.Add(fact.Definition.Id, fact);
    }

    /// <summary>Every fact once, in the order of declaration.</summary>
    public ImmutableArray<Fact> All { get; }

    public Fact? Find(string metricId) => byId.GetValueOrDefault(metricId);

    /// <summary><c>rut-ret-5d</c> is <c>rut_ret_5d</c> in templates, where a hyphen is a minus.</summary>
    public static string TemplateName(string metricId) => metricId.Replace('-', '_');

    /// <summary>Splits a cell reference such as <c>am-net-rut.previous</c>.</summary>
    public static (string MetricId, string Member) SplitReference(string reference)
    {
        var dot = reference.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? (reference, "value") : (reference[..dot], reference[(dot + 1)..]);
    }

    /// <summary>Reports metric ids that do not exist, each with its place and the nearest id.</summary>
    public static void RefuseUnknown(NoteDefinition note, MetricCatalogue catalogue)
    {
        var findings = new List<Diagnostic>();
        foreach (var (id, place) in References(note))
        {
            if (catalogue.Find(id) is not null)
                continue;
            var hint = catalogue.Nearest(id) is [var nearest, ..] ? $"Did you mean '{nearest}'?" : "`metrics list` shows every id.";
            findings.Add(Diagnostic.Error(place, $"unknown metric '{id}'.", hint));
        }

        if (findings.Count > 0)
            throw new DiagnosticException(FailureKind.Configuration, findings);
    }

    /// <summary>Every metric the note declares, once.</summary>
    public static IEnumerable<string> MetricIds(NoteDefinition note)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, _) in References(note))
        {
            if (seen.Add(id))
                yield return id;
        }
    }

    private static IEnumerable<(string Id, Place Place)> References(NoteDefinition note)
    {
        foreach (var id in note.Metrics)
            yield return (id, new Place(note.Title.Place.File));
        foreach (var figure in note.KeyFigures)
            yield return (figure.Metric, figure.Place);
        foreach (var table in note.Tables)
        {
            foreach (var id in table.Metrics)
                yield return (id, table.Place);
            if (table.EventMetric.Length > 0)
                yield return (table.EventMetric, table.Place);
            foreach (var column in table.Columns)
            {
                if (column.Metric is { } id)
                    yield return (id, table.Place);
            }

            foreach (var row in table.Rows)
            {
                foreach (var cell in row.Cells)
                {
                    if (cell.Length > 0)
                        yield return (SplitReference(cell).MetricId, row.Place);
                }
            }
        }
    }
}
