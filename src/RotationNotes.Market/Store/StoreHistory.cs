using System.Globalization;
using System.Text;
using RotationNotes.Foundation.Files;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Market.Store;

/// <summary>The last stores, <c>market.store.1</c> being the newest of them, and every value that an import changed.</summary>
/// <param name="path">The store's file.</param>
internal sealed class StoreHistory(string path)
{
    public const int Kept = 5;
    public const string RevisionsSuffix = ".revisions.csv";

    private string Newest => Numbered(1);

    /// <summary>Keeps the store as it is now; a crash on the way loses nothing but perhaps a number.</summary>
    public void Keep(ReadOnlySpan<byte> store)
    {
        for (var number = Kept - 1; number >= 1; number--)
        {
            if (File.Exists(Numbered(number)))
                File.Move(Numbered(number), Numbered(number + 1), overwrite: true);
        }

        DurableFile.Replace(Newest, store);
    }

    /// <summary>Writes down values before they are changed.</summary>
    public void Record(IReadOnlyCollection<RevisedValue> revised, DateTimeOffset seen)
    {
        if (revised.Count == 0)
            return;
        var file = path + RevisionsSuffix;
        var text = new StringBuilder(File.Exists(file) ? File.ReadAllText(file) : "seen,series,date,before,after\n");
        var rows = new CsvWriter();
        foreach (var row in revised)
            rows.Row(seen.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), row.Series.Value, IsoDate.Of(row.Date), CsvWriter.Field(row.Before), CsvWriter.Field(row.After));
        DurableFile.Replace(file, Encoding.UTF8.GetBytes(text.Append(rows).ToString()));
    }

    /// <summary>The store before the last import, without taking it back yet; null when none was kept.</summary>
    public byte[]? Last() => File.Exists(Newest) ? File.ReadAllBytes(Newest) : null;

    /// <summary>Forgets the newest kept store, after it took the store's place.</summary>
    public void Drop()
    {
        File.Delete(Newest);
        for (var number = 2; number <= Kept; number++)
        {
            if (File.Exists(Numbered(number)))
                File.Move(Numbered(number), Numbered(number - 1), overwrite: true);
        }

        DurableFile.SyncFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    private string Numbered(int number) => string.Create(CultureInfo.InvariantCulture, $"{path}.{number}");
}
