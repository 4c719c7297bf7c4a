using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Themes;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Sample;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Publishing.Editions;
using RotationNotes.Tests.Architecture;

namespace RotationNotes.Tests.Pdf.Conformance;

/// <summary>The notes in <c>templates/</c>, made from the sample market as the program makes them, attachments included.</summary>
public static class ShippedNotes
{
    private static readonly DirectoryInfo Templates = new(Path.Combine(Repository.Root.FullName, "templates"));
    private static readonly Lazy<MarketData> Market = new(() => SampleMarket.Create(TradingCalendar.Load()));

    public static IEnumerable<string> Names => Templates.GetDirectories().Where(folder => File.Exists(Path.Combine(folder.FullName, "note.json"))).Select(folder => folder.Name).Order(StringComparer.Ordinal);

    public static EditionContent Make(string name)
    {
        var note = new NoteLibrary(Templates).Load(name);
        var theme = ThemeFile.Load(Path.Combine(Templates.FullName, "themes", note.Theme + ".json"));
        var fonts = FontLibrary.Load(FontLibrary.DefaultFolders(AppContext.BaseDirectory), theme.Families);
        var inputs = new EditionInputs { Note = note, View = Market.Value.AsOf(new DateOnly(2024, 7, 16)), Metrics = MetricCatalogue.Default, Theme = theme, Fonts = fonts };
        return EditionPipeline.Render(inputs, EditionPipeline.Compose(inputs, CancellationToken.None), 1, CancellationToken.None);
    }
}
