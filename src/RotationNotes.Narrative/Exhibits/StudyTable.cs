using System.Collections.Immutable;
using System.Globalization;
using RotationNotes.Documents.Tables;
using RotationNotes.Documents.Words;
using RotationNotes.Foundation.Text;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Events;
using RotationNotes.Metrics.Expressions;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Phrases;

namespace RotationNotes.Narrative.Exhibits;

/// <summary>What followed earlier days like today, as a table with one row per horizon.</summary>
internal static class StudyTable
{
    private const int FewCases = 10;

    private static readonly ValueFormat Share = new(ValueKind.Percent, 0);
    private static readonly ValueFormat Return = new(ValueKind.Percent, 1, ShowPlus: true);

    /// <summary>The table with its CSV, sources and remark, or the reason why there is none.</summary>
    public static (Table? Table, string? Reason, string Csv, ImmutableArray<string> Sources, string Remark) Build(TableDefinition definition, MarketView view, MetricCatalogue catalogue, FixedWords words, Speech speech)
    {
        var signal = SeriesExpression.Parse(definition.Signal, definition.Place);
        var outcome = SeriesExpression.Parse(definition.Outcome, definition.Place);
        var study = EventStudy.Run(catalogue.Over(view), new EventStudyRequest { Signal = signal, Outcome = outcome });
        if (study.Unavailable is { } reason)
            return (null, reason, "", [], "");
        if (study.Outcomes.IsEmpty)
            return (null, "no earlier case was complete by the as-of date", "", [], "");

        var headers = words.StudyHeads;
        var csv = new CsvWriter().Row(headers);
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        foreach (var o in study.Outcomes)
        {
            rows.Add(new TableRow(
            [
                TableCell.Of(Whole(o.Horizon)), TableCell.Of(Whole(o.N)), Cell(o.HitRate, Share), Cell(o.Median, Return),
                Cell(o.Worst, Return), Cell(o.Best, Return), Cell(o.UsualHitRate, Share), Cell(o.UsualMedian, Return),
            ]));
            csv.Row(Whole(o.Horizon), Whole(o.N), CsvWriter.Field(o.HitRate), CsvWriter.Field(o.Median), CsvWriter.Field(o.Worst), CsvWriter.Field(o.Best), CsvWriter.Field(o.UsualHitRate), CsvWriter.Field(o.UsualMedian));
        }

        var columns = headers.Select((header, i) => new TableColumn(header, i == 0 ? ColumnAlignment.Left : ColumnAlignment.Right));
        var sources = signal.Series.Concat(outcome.Series).Select(id => view.Find(id)?.Descriptor.Source).OfType<string>().Distinct().ToImmutableArray();
        return (new Table([.. columns], rows.ToImmutable()), null, csv.ToString(), sources, Remark(study, words, speech));
    }

    private static string Remark(EventStudy study, FixedWords words, Speech speech)
    {
        var most = study.Outcomes.Max(o => o.N);
        return words.StudyRemark(study.SampleStart?.Year, most < FewCases ? most : null, speech.Count);
    }

    private static TableCell Cell(double value, ValueFormat format) => TableCell.Of(NumberFormatter.Format(value, format));

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
