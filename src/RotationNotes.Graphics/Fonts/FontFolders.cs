using System.Collections.Immutable;

namespace RotationNotes.Graphics.Fonts;

/// <summary>Finds families by file name, so that no font is parsed before it is used.</summary>
internal sealed class FontFolders(IEnumerable<DirectoryInfo> folders)
{
    private readonly ImmutableArray<DirectoryInfo> folders = [.. folders];
    private readonly Dictionary<string, FontFileName[]> listings = new(StringComparer.Ordinal);

    /// <summary>Families that systems ship, tried after those a theme names.</summary>
    public static ImmutableArray<string> UsualFamilies { get; } = ["DejaVu Sans", "Liberation Sans", "Arial", "DejaVu Serif", "Liberation Serif", "Georgia", "Times New Roman"];

    public static IEnumerable<DirectoryInfo> Usual(string applicationFolder)
    {
        yield return new DirectoryInfo(Path.Combine(applicationFolder, "fonts"));
        string[] unix =
        [
            "/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/truetype/liberation", "/usr/share/fonts/truetype/liberation2",
            "/usr/share/fonts/dejavu", "/usr/share/fonts/dejavu-sans-fonts", "/usr/share/fonts/dejavu-serif-fonts",
            "/usr/share/fonts/liberation-sans", "/usr/share/fonts/liberation-serif", "/usr/share/fonts/TTF",
            "/usr/share/fonts/truetype/wqy", "/usr/share/fonts/truetype/droid", "/usr/share/fonts/wqy-microhei", "/usr/share/fonts/wqy-zenhei",
            "/System/Library/Fonts/Supplemental", "/Library/Fonts",
        ];
        var system = OperatingSystem.IsWindows() ? [Environment.GetFolderPath(Environment.SpecialFolder.Fonts)] : unix;
        foreach (var folder in system)
            yield return new DirectoryInfo(folder);
    }

    /// <summary>The family's files in the first folder that holds its regular face, or null.</summary>
    public FontFamilyFiles? Find(string family)
    {
        var key = Normalize(family);
        foreach (var folder in folders)
        {
            var members = ImmutableArray.CreateBuilder<FontFamilyFiles.Member>();
            foreach (var (stem, path) in Listing(folder))
            {
                if (stem.StartsWith(key, StringComparison.Ordinal) && Style(stem.AsSpan(key.Length)) is { } style)
                    members.Add(new FontFamilyFiles.Member(style.Weight, style.Italic, path));
            }

            if (members.Any(member => member is { Weight: 400, Italic: false }))
                return new FontFamilyFiles(family, members.ToImmutable());
        }

        return null;
    }

    public override string ToString() => string.Join(", ", folders.Select(folder => folder.FullName));

    private sealed record FontFileName(string Stem, string Path);

    private FontFileName[] Listing(DirectoryInfo folder)
    {
        if (listings.TryGetValue(folder.FullName, out var known))
            return known;
        FontFileName[] listing;
        try
        {
            listing = folder.Exists
                ? [.. Directory.GetFiles(folder.FullName).Where(IsFontFile).Order(StringComparer.Ordinal).Select(path => new FontFileName(Normalize(Path.GetFileNameWithoutExtension(path)), path))]
                : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be listed offers no fonts; the search goes on.
            listing = [];
        }

        listings.Add(folder.FullName, listing);
        return listing;
    }

    private static string Normalize(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()
        // Some families are called otherwise in their files: times.ttf, timesbd.ttf, wqy-microhei.ttc, msyh.ttc, ….
        .Replace("timesnewroman", "times", StringComparison.Ordinal)
        .Replace("wenquanyi", "wqy", StringComparison.Ordinal)
        .Replace("microsoftyahei", "msyh", StringComparison.Ordinal)
        .Replace("droidsansfallbackfull", "droidsansfallback", StringComparison.Ordinal);

    // Of a collection the first face is used.
    private static bool IsFontFile(string path) => path.EndsWith(".ttf", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".ttc", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the rest of a file name says: <c>600SemiBoldItalic</c>, <c>Bold</c>, <c>bd</c>, nothing; null when it belongs to another family.</summary>
    private static (int Weight, bool Italic)? Style(ReadOnlySpan<char> rest)
    {
        while (rest.Length > 0 && char.IsAsciiDigit(rest[0]))
            rest = rest[1..];
        return rest switch
        {
            "" or "regular" or "roman" or "book" => (400, false),
            "italic" or "oblique" or "regularitalic" or "i" => (400, true),
            "semibold" or "demibold" => (600, false),
            "semibolditalic" or "demibolditalic" => (600, true),
            "bold" or "bd" or "b" => (700, false),
            "bolditalic" or "boldoblique" or "bi" or "z" => (700, true),
            _ => null,
        };
    }
}
