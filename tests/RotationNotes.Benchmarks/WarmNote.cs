using BenchmarkDotNet.Attributes;
using RotationNotes.Documents;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Themes;
using RotationNotes.Html.Email;
using RotationNotes.Html.Web;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Sample;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Writing;
using RotationNotes.Pdf;
using RotationNotes.Publishing.Editions;

namespace RotationNotes.Benchmarks;

/// <summary>Which share of a warm note goes into which step. The whole line is the baseline.</summary>
[MemoryDiagnoser]
public class WarmNote
{
    private static readonly DateOnly AsOf = new(2024, 7, 16);
    private MarketData market = null!;
    private NoteDefinition note = null!;
    private Theme theme = null!;
    private FontLibrary fonts = null!;
    private NoteDocument document = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var root = Root();
        market = SampleMarket.Create(TradingCalendar.Load());
        note = new NoteLibrary(new DirectoryInfo(Path.Combine(root, "templates"))).Load("weekly-rotation");
        theme = ThemeFile.Load(Path.Combine(root, "templates", "themes", note.Theme + ".json"));
        fonts = FontLibrary.Load(FontLibrary.DefaultFolders(AppContext.BaseDirectory), theme.Families);
        document = Compose().Document;
    }

    [Benchmark(Baseline = true)]
    public EditionContent WholeLine()
    {
        var inputs = new EditionInputs { Note = note, View = market.AsOf(AsOf), Metrics = MetricCatalogue.Default, Theme = theme, Fonts = fonts };
        return EditionPipeline.Render(inputs, EditionPipeline.Compose(inputs, CancellationToken.None), 1, CancellationToken.None);
    }

    [Benchmark]
    public Composition Compose() => NoteComposer.Compose(note, market.AsOf(AsOf), MetricCatalogue.Default);

    [Benchmark]
    public int Pdf() => new PdfRenderer(theme, fonts).Render(document, PdfOptions.Default).Length;

    [Benchmark]
    public int Web() => new HtmlRenderer(theme, fonts).RenderWeb(document).Length;

    [Benchmark]
    public int Mail() => new EmailRenderer(theme, fonts).Render(document).Html.Length;

    // BenchmarkDotNet runs in a folder of its own below the build output.
    internal static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RotationNotes.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No RotationNotes.sln above {AppContext.BaseDirectory}.");
    }
}
