using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Sample;
using RotationNotes.Market.Views;
using RotationNotes.Metrics;
using RotationNotes.Narrative;
using RotationNotes.Narrative.Checks;
using RotationNotes.Narrative.Claims;
using RotationNotes.Narrative.Facts;
using RotationNotes.Narrative.Language;
using RotationNotes.Narrative.Notes;

namespace RotationNotes.Benchmarks;

/// <summary>The weekly narrative with its facts at hand: templates parsed and rendered, and the same up to a document without exhibits.</summary>
[MemoryDiagnoser]
public class WeeklyProse
{
    private NoteDefinition note = null!;
    private MarketView view = null!;
    private System.Collections.Immutable.ImmutableArray<Fact> facts;

    [GlobalSetup]
    public void Prepare()
    {
        var market = SampleMarket.Create(TradingCalendar.Load());
        note = new NoteLibrary(new DirectoryInfo(Path.Combine(WarmNote.Root(), "templates"))).Load("weekly-rotation");
        view = market.AsOf(new DateOnly(2024, 7, 16));
        facts = MetricCatalogue.Default.Evaluate(view, FactTable.MetricIds(note));
        NoteComposer.Compose(note, view, MetricCatalogue.Default);
    }

    /// <summary>Every template of the note's body, from text to text.</summary>
    [Benchmark(Baseline = true)]
    public int ParseAndRender()
    {
        var ledger = new ClaimLedger();
        var printer = new FactPrinter(note, view, MetricCatalogue.Default, ledger);
        var language = new NoteLanguage(note, view, MetricCatalogue.Default, new FactTable(facts), printer, ledger);
        var book = new Narrative.Exhibits.ExhibitBook(note, view, MetricCatalogue.Default, new FactTable(facts), printer, language.Render);
        BlockFunctions.AddTo(language.Globals, book, note);
        return language.Render(note.Body).Length;
    }

    /// <summary>The same, read as Markdown into a document with its claims; titles included, exhibits left out.</summary>
    [Benchmark]
    public int Document() =>
        new NoteWriting(note, view, MetricCatalogue.Default, new Staging(facts, note.Events, note.Views, 0, (_, _, _, _) => { })).Rehearse().Texts.Length;

    /// <summary>Both as processor time, for machines that do other work meanwhile.</summary>
    public static int Measure(TextWriter writer)
    {
        var prose = new WeeklyProse();
        prose.Prepare();
        foreach (var (name, body) in (ReadOnlySpan<(string, Func<int>)>)[("parse and render", prose.ParseAndRender), ("document without exhibits", prose.Document)])
        {
            var best = double.PositiveInfinity;
            for (var block = 0; block < 12; block++)
            {
                var before = Process.GetCurrentProcess().TotalProcessorTime;
                for (var i = 0; i < 50; i++)
                    body();
                best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / 50);
            }

            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {best:0.00} ms of processor time, best of 12 blocks of 50"));
        }

        return 0;
    }
}
