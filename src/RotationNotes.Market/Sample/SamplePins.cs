using System.Globalization;
using RotationNotes.Foundation.Text;
using RotationNotes.Market.Text;

namespace RotationNotes.Market.Sample;

/// <summary>A value that a generated path must pass through.</summary>
/// <param name="Session">Index of the session in the sample's calendar.</param>
internal readonly record struct SamplePin(int Session, double Value);

/// <summary>The table of pinned values, one column per series.</summary>
internal sealed class SamplePins
{
    private const string EmbeddedFile = "sample-pins.csv";

    private readonly Dictionary<string, SamplePin[]> columns;

    private SamplePins(Dictionary<string, SamplePin[]> columns) => this.columns = columns;

    /// <summary>Pins of one series, oldest first.</summary>
    public ReadOnlySpan<SamplePin> this[string id] => columns[id];

    public static SamplePins Read(DateOnly[] sessions)
    {
        string[]? header = null;
        List<SamplePin>[] pins = [];
        foreach (var line in EmbeddedText.Read(EmbeddedFile).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == '#')
                continue;
            var cells = line.Split(',');
            if (header is null)
            {
                header = cells;
                pins = [.. header.Select(_ => new List<SamplePin>())];
                continue;
            }

            var session = Array.BinarySearch(sessions, IsoDate.Parse(cells[0]));
            if (session < 0)
                continue;
            for (var i = 1; i < cells.Length; i++)
            {
                if (cells[i].Length > 0)
                    pins[i].Add(new SamplePin(session, double.Parse(cells[i], CultureInfo.InvariantCulture)));
            }
        }

        var columns = new Dictionary<string, SamplePin[]>();
        for (var i = 1; i < header!.Length; i++)
            columns[header[i]] = [.. pins[i]];
        return new SamplePins(columns);
    }
}
