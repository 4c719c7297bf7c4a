using System.IO.Compression;
using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Sources.Kinds;

/// <summary>The CFTC's Traders in Financial Futures, futures only: an archive for each year since 2017, the present one written anew each week, and one for the years before.</summary>
internal sealed class CftcFiles : SourceKind
{
    private const int FirstYear = 2017;
    private const long LargestText = 512L * 1024 * 1024;
    // An address of the operator's without a year stands for itself alone.
    private const string EarlierYears = "fin_fut_txt_2006_2016.zip";

    public override string Name => "cftc-files";

    public override string? Address => "https://www.cftc.gov/files/dea/history/fut_fin_txt_{year}.zip";

    public override string Terms => "public domain";

    public override bool IsBySymbol => false;

    public override Frequency Frequency => Frequency.Weekly;

    public override IEnumerable<SourceRequest> Requests(string address, IReadOnlyList<SourceSymbol> symbols, DateOnly today)
    {
        if (!address.Contains("{year}", StringComparison.Ordinal))
            return [new SourceRequest(address, "fut_fin.txt")];
        var folder = address[..(address.LastIndexOf('/') + 1)];
        return Enumerable.Range(FirstYear, today.Year - FirstYear + 1)
            .Select(year => new SourceRequest(WithYear(address, year), $"fut_fin_{year}.txt")
            {
                // The last report of a year comes out in the first days of the next.
                FinalFrom = new DateOnly(year + 1, 2, 1),
                MayBeEmpty = year == today.Year && today.DayOfYear <= 14,
            })
            .Prepend(new SourceRequest(folder + EarlierYears, "fut_fin_2006_2016.txt") { FinalFrom = new DateOnly(FirstYear, 2, 1) });
    }

    public override byte[] Unpack(byte[] body)
    {
        if (body is not [(byte)'P', (byte)'K', ..])
            throw new InvalidDataException("the body is no zip archive");
        using var archive = new ZipArchive(new MemoryStream(body), ZipArchiveMode.Read);
        var entry = archive.Entries.FirstOrDefault(entry => entry.Name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidDataException("the archive holds no .txt file");
        using var content = entry.Open();
        using var text = new MemoryStream();
        var buffer = new byte[81920];
        // What the archive says of its sizes is not believed.
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            if (text.Length + read > LargestText)
                throw new InvalidDataException("the archive unpacks to more than 512 MB");
            text.Write(buffer, 0, read);
        }

        return text.ToArray();
    }
}
