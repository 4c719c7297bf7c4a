using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Observations;

namespace RotationNotes.Metrics.Expressions;

/// <summary>
/// A formula over series and metrics in the project's small language: <c>RUT / SPX</c>, <c>rebased(RUT, "2023-12-29")</c>,
/// <c>corr(ret(RUT, 1), diff(DGS2, 1), 60)</c>, <c>ret(RUT, 1) &gt; 3% and ret(SPX, 1) &lt; 0</c>.
/// </summary>
/// <remarks>
/// Upper-case names are series, lower-case names with hyphens are metric ids. The expression lives on the dates on which all
/// of its inputs have values, and windows count those dates. Manual: docs/methodology/expressions.md.
/// </remarks>
public sealed class SeriesExpression
{
    private SeriesExpression(string text, Term root)
    {
        (Text, Root) = (text, root);
        var series = new List<string>(4);
        var metrics = new List<string>(1);
        Collect(root, series, metrics);
        SeriesRead = new SeriesId[series.Count];
        for (var i = 0; i < SeriesRead.Length; i++)
            SeriesRead[i] = new SeriesId(series[i]);
        Metrics = [.. metrics];
        Overlap = RotationNotes.Metrics.Expressions.Overlap.Of(root);
        Sources = [.. SourcesOf(root).DistinctBy(t => t.Text).OrderBy(t => t.Text, StringComparer.Ordinal)];
        FrameKey = Sources.Length == 1 ? Sources[0].Text : string.Join('|', Sources.Select(t => t.Text));
    }

    /// <summary>The text as written.</summary>
    public string Text { get; }

    /// <summary>Series it names, in order of id.</summary>
    public ImmutableArray<SeriesId> Series => ImmutableCollectionsMarshal.AsImmutableArray(SeriesRead);

    /// <summary>Metric ids it names, in order.</summary>
    public ImmutableArray<string> Metrics { get; }

    /// <summary>Whether it answers yes or no for each date instead of giving a number.</summary>
    public bool IsCondition => Root is NotTerm or BinaryTerm { Operator: >= BinaryOperator.Less };

    internal Term Root { get; }

    /// <summary>How far back one value reaches, see <see cref="Expressions.Overlap"/>.</summary>
    internal int Overlap { get; }

    /// <summary>What it reads under own dates, in order of their text and without repeats.</summary>
    internal Term[] Sources { get; }

    /// <summary>Names the set of sources, as <see cref="Frame.Key"/> does.</summary>
    internal string FrameKey { get; }

    /// <summary>The array behind <see cref="Series"/>, never written to.</summary>
    internal SeriesId[] SeriesRead { get; }

    /// <exception cref="DiagnosticException">Configuration: the text is not an expression; the message shows the text and the character.</exception>
    /// <param name="text">One expression.</param>
    /// <param name="place">Where the text was written, for the message.</param>
    public static SeriesExpression Parse(string text, Place place = default) =>
        TryParse(text, out var expression, out var problem, place) ? expression : throw new DiagnosticException(FailureKind.Configuration, problem);

    /// <summary>Parses without throwing; exactly one of the results is set.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SeriesExpression? expression, [NotNullWhen(false)] out Diagnostic? problem, Place place = default)
    {
        try
        {
            expression = new SeriesExpression(text, Parser.Parse(text));
            problem = null;
            return true;
        }
        catch (ExpressionSyntaxException exception)
        {
            expression = null;
            problem = Diagnostic.Error(place, Located(text, exception.Position, exception.Message), exception.Hint);
            return false;
        }
    }

    public override string ToString() => Text;

    internal static string Located(string text, int position, string message) => $"expression `{text}`, character {position}: {message}";

    private static void Collect(Term term, List<string> series, List<string> metrics)
    {
        switch (term)
        {
            case SeriesTerm t:
                Add(series, t.Id.Value);
                break;
            case MetricTerm t:
                Add(metrics, t.Id);
                break;
            case CallTerm t:
                foreach (var argument in t.Arguments)
                    Collect(argument, series, metrics);
                break;
            case BinaryTerm t:
                Collect(t.Left, series, metrics);
                Collect(t.Right, series, metrics);
                break;
            case NegationTerm t:
                Collect(t.Operand, series, metrics);
                break;
            case NotTerm t:
                Collect(t.Operand, series, metrics);
                break;
        }
    }

    private static void Add(List<string> names, string name)
    {
        var place = 0;
        while (place < names.Count && string.CompareOrdinal(names[place], name) < 0)
            place++;
        if (place == names.Count || names[place] != name)
            names.Insert(place, name);
    }

    /// <summary>What the term reads under its own dates: series, metrics and period-end series.</summary>
    internal static List<Term> SourcesOf(Term root)
    {
        var terms = new List<Term>(4);
        AddSources(root, terms);
        return terms;
    }

    private static void AddSources(Term term, List<Term> sources)
    {
        switch (term)
        {
            case SeriesTerm or MetricTerm or CallTerm { Function.HasOwnDates: true }:
                sources.Add(term);
                break;
            case CallTerm call:
                foreach (var argument in call.Arguments)
                    AddSources(argument, sources);
                break;
            case BinaryTerm binary:
                AddSources(binary.Left, sources);
                AddSources(binary.Right, sources);
                break;
            case NegationTerm negation:
                AddSources(negation.Operand, sources);
                break;
            case NotTerm not:
                AddSources(not.Operand, sources);
                break;
        }
    }
}
