using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Themes;
using RotationNotes.Html.Web;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Sample;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Claims;
using RotationNotes.Narrative.Exhibits;
using RotationNotes.Narrative.Facts;
using RotationNotes.Narrative.Language;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Writing;

namespace RotationNotes.Benchmarks;

/// <summary>The weekly narrative with its facts at hand: templates parsed and rendered, and the same up to a document without exhibits.</summary>
[MemoryDiagnoser]
public class WeeklyProse
{
    private const int Rounds = 20;
    private NoteDefinition note = null!;
    private MarketView view = null!;
    private System.Collections.Immutable.ImmutableArray<Fact> facts;
    private NoteLibrary library = null!;
    private Theme theme = null!;
    private FontLibrary fonts = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var market = SampleMarket.Create(TradingCalendar.Load());
        library = new NoteLibrary(new DirectoryInfo(Path.Combine(WarmNote.Root(), "templates")));
        note = library.Load("weekly-rotation");
        theme = ThemeFile.Load(Path.Combine(WarmNote.Root(), "templates", "themes", note.Theme + ".json"));
        fonts = FontLibrary.Load(FontLibrary.DefaultFolders(AppContext.BaseDirectory), theme.Families);
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
        var book = new ExhibitBook(note, view, MetricCatalogue.Default, new FactTable(facts), printer, language.Render);
        BlockFunctions.AddTo(language.Globals, book, note);
        return language.Render(note.Body).Length;
    }

    /// <summary>The same, read as Markdown into a document with its claims; titles included, exhibits left out.</summary>
    [Benchmark]
    public int Document() =>
        new NoteWriting(note, view, MetricCatalogue.Default, new Staging(facts, note.Events, note.Views, 0, (_, _, _, _) => { })).Rehearse().Texts.Length;

    /// <summary>What a preview does after a save: read the folder, compose with the statistics at hand, draw the web page with its charts.</summary>
    [Benchmark]
    public int SaveToPage() => new HtmlRenderer(theme, fonts).RenderWeb(NoteComposer.Compose(library.Load("weekly-rotation"), view, MetricCatalogue.Default).Document).Length;

    /// <summary>All as processor time, for machines that do other work meanwhile.</summary>
    public static int Measure(TextWriter writer)
    {
        var prose = new WeeklyProse();
        prose.Prepare();
        foreach (var (name, body) in (ReadOnlySpan<(string, Func<int>)>)[("parse and render", prose.ParseAndRender), ("document without exhibits", prose.Document), ("save to page", prose.SaveToPage)])
        {
            // Code runs as quickly as it will once its second compilation is done, which the runtime starts after a while.
            for (var warm = Stopwatch.StartNew(); warm.Elapsed < TimeSpan.FromSeconds(2);)
                body();
            var best = double.PositiveInfinity;
            for (var block = 0; block < 12; block++)
            {
                var before = Process.GetCurrentProcess().TotalProcessorTime;
                for (var i = 0; i < Rounds; i++)
                    body();
                best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / Rounds);
            }

            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {best:0.00} ms of processor time, best of 12 blocks of {Rounds}"));
        }

        return 0;
    }
}
