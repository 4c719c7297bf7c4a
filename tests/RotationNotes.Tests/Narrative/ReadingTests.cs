using System.Globalization;
using RotationNotes.Html.PlainText;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Checks;
using RotationNotes.Narrative.Prose;
using RotationNotes.Narrative.Writing;
using RotationNotes.Tests.Specimens;

namespace RotationNotes.Tests.Narrative;

/// <summary>The weekly notes at many past dates of the real market, in English and Chinese.</summary>
/// <remarks>
/// Set READ_NOTES_INTO to a folder to have a hundred dates written there as text, for reading; the suite itself composes eight.
/// </remarks>
public class ReadingTests
{
    private static readonly string[] crises = ["2008-10-10", "2020-03-18", "2024-07-16", "2024-07-22"];

    [Theory]
    [InlineData("weekly-rotation")]
    [InlineData("weekly-rotation.zh")]
    public void PastDates_SayNothingSilly(string id)
    {
        var market = Shipped.Real();
        var note = Shipped.Library.Load(id);
        var folder = Environment.GetEnvironmentVariable("READ_NOTES_INTO");
        var allowed = ProseLint.Allowed(note, MetricCatalogue.Default);
        foreach (var date in Dates(folder is null ? 4 : 96))
        {
            var composition = NoteComposer.Compose(note, market.AsOf(date), MetricCatalogue.Default);
            foreach (var text in PrintedText.Of(composition.Document))
            {
                var complaints = Grammar.Complaints(text).Concat(ProseLint.Complaints(text, allowed)).ToArray();
                Assert.True(complaints.Length == 0, $"{date:yyyy-MM-dd}: {string.Join("; ", complaints)} in \"{text.Text}\"");
            }

            Assert.DoesNotContain(composition.Diagnostics, d => d.Message.Contains("unbacked", StringComparison.Ordinal));
            if (folder is not null)
                File.WriteAllText(Path.Combine(folder, $"{id}-{date:yyyy-MM-dd}.txt"), PlainTextRenderer.Render(composition.Document));
        }
    }

    private static IEnumerable<DateOnly> Dates(int many)
    {
        var (first, last) = (new DateOnly(1999, 6, 1), new DateOnly(2025, 8, 1));
        var spread = Enumerable.Range(0, many).Select(i => first.AddDays((int)((long)(last.DayNumber - first.DayNumber) * i / many)));
        return crises.Select(c => DateOnly.Parse(c, CultureInfo.InvariantCulture)).Concat(spread);
    }
}
