using System.Text.RegularExpressions;

namespace RotationNotes.Tests.Pdf.Conformance;

/// <summary>Fonts (ISO 19005-3, 6.2.11; ISO 14289-1, 7.21).</summary>
public static partial class FontRules
{
    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        new("A 6.2.11.2-2", "every font is a composite TrueType font with a name",
            pdf => pdf.Dictionaries().Where(entries => entries.NameOf("Type") == "Font").Where(font => font.NameOf("Subtype") is not ("Type0" or "CIDFontType2") || font.NameOf("BaseFont") is not { Length: > 0 }).Select(font => $"{font.Get("Subtype")}"),
            pdf => FontView.Of(pdf).First().Font["Subtype"] = new PdfName("Type1")),
        new("A 6.2.11.2-3", "the names of a subset agree and carry a tag", pdf => FontView.Of(pdf).Where(font => !SubsetName().IsMatch(font.Font.NameOf("BaseFont")!) || font.Font.NameOf("BaseFont") != font.Descendant.NameOf("BaseFont") || font.Font.NameOf("BaseFont") != font.Descriptor?.NameOf("FontName")).Select(Name),
            pdf => FontView.Of(pdf).First().Descendant["BaseFont"] = new PdfName("Other")),
        new("A 6.2.11.3-1", "codes are CIDs", pdf => FontView.Of(pdf).Where(font => font.Font.NameOf("Encoding") != "Identity-H").Select(Name), pdf => FontView.Of(pdf).First().Font["Encoding"] = new PdfName("Custom-H")),
        new("A 6.2.11.3-2", "CIDs lead to glyphs", pdf => FontView.Of(pdf).Where(font => font.Descendant.NameOf("CIDToGIDMap") != "Identity").Select(Name), pdf => FontView.Of(pdf).First().Descendant.Remove("CIDToGIDMap")),
        new("A 6.2.11.4-1", "the font program is in the file and sound", pdf => FontView.Of(pdf).SelectMany(font => font.ProgramStream is null ? [Name(font)] : font.DamagedTables()), pdf => FontView.Of(pdf).First().ProgramStream!.Data[300] ^= 0x55),
        new("A 6.2.11.4-2", "every printed glyph is in the program", pdf => Printed(pdf).Where(glyph => glyph.Code >= glyph.Font.GlyphCount).Select(glyph => $"{Name(glyph.Font)} {glyph.Code}"), pdf => Print(pdf, "FFF0")),
        new("A 6.2.11.4-4", "a CIDSet, where there is one, names every glyph", pdf => FontView.Of(pdf).Where(font => font.Descriptor!.ContainsKey("CIDSet")).Select(Name), pdf => FontView.Of(pdf).First().Descriptor!["CIDSet"] = new PdfReference(1)),
        new("A 6.2.11.5-1", "widths in the dictionary are those of the program",
            pdf => Printed(pdf).Where(glyph => glyph.Code < glyph.Font.GlyphCount && !(Math.Abs(glyph.Font.Widths.GetValueOrDefault(glyph.Code, double.NaN) - glyph.Font.ProgramWidth(glyph.Code)) <= 1)).Select(glyph => $"{Name(glyph.Font)} {glyph.Code}"),
            pdf => FontView.Of(pdf).First().Descendant["W"] = new PdfArray(0L, 500L, 7L)),
        new("A 6.2.11.7-1", "every printed glyph has its characters", pdf => Printed(pdf).Where(glyph => string.IsNullOrEmpty(glyph.Font.Unicode.GetValueOrDefault(glyph.Code))).Select(glyph => $"{Name(glyph.Font)} {glyph.Code}"), pdf => FontView.Of(pdf).First().Font.Remove("ToUnicode")),
        new("A 6.2.11.7-2", "no glyph stands for U+0000, U+FEFF or U+FFFE", pdf => FontView.Of(pdf).SelectMany(font => font.Unicode.Values.Where(text => text.AsSpan().IndexOfAny('\0', '\uFEFF', '\uFFFE') >= 0)), pdf => Rewrite(pdf, "FEFF")),
        new("A 6.2.11.7-3", "no glyph stands for a private character", pdf => FontView.Of(pdf).SelectMany(font => font.Unicode.Values.Where(text => text.Any(c => c is >= '\uE000' and <= '\uF8FF'))), pdf => Rewrite(pdf, "E123")),
        new("A 6.2.11.8-1", "the missing glyph is never printed", pdf => Printed(pdf).Where(glyph => glyph.Code == 0).Select(glyph => Name(glyph.Font)), pdf => Print(pdf, "0000")),
        new("PDF 9.8.1", "font descriptors are complete",
            pdf => FontView.Of(pdf).SelectMany(font => new[] { "FontName", "Flags", "FontBBox", "ItalicAngle", "Ascent", "Descent", "CapHeight", "StemV" }.Except(font.Descriptor!.Keys)), pdf => FontView.Of(pdf).First().Descriptor!.Remove("StemV")),
        new("PDF 9.7.3", "character collections are named", pdf => FontView.Of(pdf).Where(font => pdf.Dictionary(font.Descendant.Get("CIDSystemInfo")) is not { Count: 3 }).Select(Name), pdf => FontView.Of(pdf).First().Descendant.Remove("CIDSystemInfo")),
    ];

    private static string Name(FontView font) => font.Font.NameOf("BaseFont") ?? "?";

    private static IEnumerable<(FontView Font, int Code)> Printed(PdfModel pdf)
    {
        var views = new Dictionary<PdfDictionary, FontView>();
        var seen = new HashSet<(FontView, int)>();
        foreach (var shown in pdf.Pages.SelectMany(page => page.Texts()))
        {
            if (!views.TryGetValue(shown.Font, out var view))
                views.Add(shown.Font, view = new FontView(pdf, shown.Font));
            foreach (var code in shown.Codes)
            {
                if (seen.Add((view, code)))
                    yield return (view, code);
            }
        }
    }

    private static void Print(PdfModel pdf, string code) => FileRules.Append(pdf, $"/Artifact BMC BT /F1 9 Tf <{code}> Tj ET EMC\n");

    /// <summary>Gives the first character of the first font another meaning.</summary>
    private static void Rewrite(PdfModel pdf, string unicode)
    {
        var map = FontView.Of(pdf).First().ToUnicodeStream!;
        map.Data = [.. map.Data, .. System.Text.Encoding.ASCII.GetBytes($"1 beginbfchar <FFFF> <{unicode}> endbfchar\n")];
    }

    [GeneratedRegex(@"^[A-Z]{6}\+[A-Za-z0-9_-]+$")]
    private static partial Regex SubsetName();
}
