using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RotationNotes.Graphics.Fonts;

namespace RotationNotes.Graphics.Themes;

/// <summary>Reads a theme from <c>templates/themes/*.json</c>; every key is optional except <c>house</c> and <c>colors</c>.</summary>
public sealed partial class ThemeFile
{
    private readonly string file;
    private readonly ThemeEntries entries;
    private readonly ImmutableArray<ThemeError>.Builder errors = ImmutableArray.CreateBuilder<ThemeError>();

    private ThemeFile(string file, ThemeEntries entries)
    {
        (this.file, this.entries) = (file, entries);
    }

    /// <summary>The theme of a file; its id is the file's name.</summary>
    /// <exception cref="ThemeException">The file is missing, is not JSON, or holds unknown keys, bad values or colours without contrast.</exception>
    public static Theme Load(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ThemeException([new ThemeError(path, 0, "the theme cannot be read.", error.Message)]);
        }

        return Parse(bytes, path);
    }

    /// <summary>The theme of JSON text; <paramref name="file"/> names it in messages and gives its id.</summary>
    /// <exception cref="ThemeException">As for <see cref="Load"/>.</exception>
    public static Theme Parse(ReadOnlySpan<byte> utf8, string file)
    {
        ThemeEntries entries;
        try
        {
            entries = new ThemeEntries(utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8);
        }
        catch (JsonException error)
        {
            throw new ThemeException([new ThemeError(file, (int)(error.LineNumber ?? 0) + 1, "this is not JSON.", error.Message)]);
        }

        var reader = new ThemeFile(file, entries);
        var theme = reader.Read();
        return reader.errors.Count == 0 ? theme : throw new ThemeException(reader.errors.ToImmutable());
    }

    private Theme Read()
    {
        var colors = ReadColors("colors");
        var dark = entries.Find("dark.paper") is null ? null : ReadColors("dark");
        var type = ReadType();
        var page = ReadPage();
        var theme = new Theme
        {
            Id = Path.GetFileNameWithoutExtension(file),
            House = Text("house", required: true),
            FooterText = Text("footer", required: false),
            ChineseFooterText = Text("footers.zh", required: false),
            HeaderText = Text("header", required: false),
            Confidentiality = ReadConfidentiality(page),
            Page = page,
            Grid = ReadGrid(),
            Spacing = ReadSpacing(),
            Logo = ReadLogo(colors.Accent),
            Colors = colors,
            Dark = dark,
            Type = type,
            Text = new TextRules(Switch("text.justified"), Switch("text.hyphenated")),
            SerifFamilies = Families("fonts.serif", ["Source Serif 4", "DejaVu Serif", "Liberation Serif"]),
            SansFamilies = Families("fonts.sans", ["Inter", "DejaVu Sans", "Liberation Sans"]),
            FallbackFamilies = Families("fonts.fallback", FontFamilies.UsualFallback),
        };
        foreach (var (key, entry) in entries.NotAskedFor())
            Error(entry.Line, $"unknown key '{key}'.", Nearest(key) is { } near ? $"Did you mean '{near}'?" : null);
        if (errors.Count == 0)
            CheckContrast("colors", colors);
        if (errors.Count == 0 && dark is not null)
            CheckContrast("dark", dark);
        return theme;
    }

    private TypeScale ReadType()
    {
        var usual = new TypeScale();
        return new TypeScale
        {
            Body = Size("body", usual.Body),
            BodyLeading = Size("bodyLeading", usual.BodyLeading),
            Lead = Size("lead", usual.Lead),
            Title = Size("title", usual.Title),
            Heading1 = Size("heading1", usual.Heading1),
            Heading2 = Size("heading2", usual.Heading2),
            ExhibitTitle = Size("exhibitTitle", usual.ExhibitTitle),
            Caption = Size("caption", usual.Caption),
            Table = Size("table", usual.Table),
            ChartLabel = Size("chartLabel", usual.ChartLabel),
            Disclosure = Size("disclosure", usual.Disclosure),
        };
    }

    private double Size(string key, double usual) => Number("type." + key, usual, 5, 60);

    private double Number(string key, double usual, double least, double most)
    {
        if (entries.Find(key) is not { } entry)
            return usual;
        if (entry.Kind == JsonTokenType.Number && double.TryParse(entry.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        Error(entry.Line, $"'{key}' must be a number from {least} to {most} points.");
        return usual;
    }

    private bool Switch(string key)
    {
        var entry = entries.Find(key);
        if (entry is null or { Kind: JsonTokenType.True or JsonTokenType.False })
            return entry?.Kind == JsonTokenType.True;
        Error(entry.Line, $"'{key}' must be true or false.");
        return false;
    }

    private string Text(string key, bool required)
    {
        var entry = entries.Find(key);
        if (entry is { Kind: JsonTokenType.String, Text: { } text } && (text.Length > 0 || !required))
            return text;
        if (entry is not null)
            Error(entry.Line, $"'{key}' must be a text.");
        else if (required)
            Error(0, $"'{key}' is missing.");
        return "";
    }

    private ImmutableArray<string> Families(string key, ImmutableArray<string> usual)
    {
        var names = entries.Items(key).Where(entry => entry.Kind == JsonTokenType.String).Select(entry => entry.Text!).ToImmutableArray();
        if (!names.IsEmpty)
            return names;
        if (entries.Find(key) is { } entry)
            Error(entry.Line, $"'{key}' must be a list of family names.");
        return usual;
    }

    private int LineOf(string key) => entries.Find(key)?.Line ?? 0;

    private void Error(int line, string message, string? hint = null) => errors.Add(new ThemeError(file, line, message, hint));

    private string? Nearest(string key) => entries.Asked
        .Where(asked => asked.EndsWith(key.Split('.')[^1], StringComparison.OrdinalIgnoreCase) || asked.StartsWith(key, StringComparison.OrdinalIgnoreCase))
        .Order(StringComparer.Ordinal)
        .FirstOrDefault();
}
