using System.Runtime.InteropServices;
using RotationNotes.Graphics.Characters;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Fonts.TrueType;

namespace RotationNotes.Pdf.Fonts;

/// <summary>The glyphs of one face that a document prints, numbered in order of first use.</summary>
/// <remarks>A glyph that stands for different characters gets a number for each, so that copied text is always right.</remarks>
internal sealed class FontSubset(FontFace face, string resourceName)
{
    // Nearly every glyph stands for one character only: its number is found by the glyph alone.
    private readonly int[] firstNumber = new int[face.GlyphCount];
    private readonly Dictionary<string, int> others = new(StringComparer.Ordinal);
    private readonly List<Entry> entries = [new Entry(0, "")];

    /// <param name="Text">The characters the glyph stands for.</param>
    public sealed record Entry(ushort Glyph, string Text);

    public FontFace Face { get; } = face;

    /// <summary>Name in resource dictionaries, e.g. <c>F1</c>.</summary>
    public string ResourceName { get; } = resourceName;

    /// <summary>Printed glyphs; the first is always <c>.notdef</c>, which is never printed.</summary>
    public ReadOnlySpan<Entry> Entries => CollectionsMarshal.AsSpan(entries);

    /// <summary>Width as written into the PDF, in thousandths of an em.</summary>
    public int WidthOf(ushort glyph) => (int)Math.Round(Face.AdvanceUnits(glyph) * 1000.0 / Face.UnitsPerEm);

    /// <summary>The document's number for a glyph that stands for <paramref name="text"/>.</summary>
    public int Use(ushort glyph, ReadOnlySpan<char> text)
    {
        // A no-break space is still a space to those who search.
        if (text is ['\u00A0'] or ['\u202F'])
            text = " ";
        if (glyph >= firstNumber.Length)
            throw new FontException(Face.Path, $"a table names glyph {glyph}, the font has {firstNumber.Length}; the file is damaged.");
        var first = firstNumber[glyph];
        if (first != 0 && text.SequenceEqual(entries[first].Text))
            return first;
        // A hyphen that divides a word stands for itself.
        var cluster = text.Length == 1 ? text.ToString() : Visible(text);
        if (first == 0)
            return firstNumber[glyph] = Add(glyph, cluster);
        if (entries[first].Text == cluster)
            return first;
        var key = glyph.ToString(System.Globalization.CultureInfo.InvariantCulture) + " " + cluster;
        if (!others.TryGetValue(key, out var number))
        {
            number = Add(glyph, cluster);
            others.Add(key, number);
        }

        return number;
    }

    // Soft hyphens and joiners stand between characters and are no part of what is read.
    private static string Visible(ReadOnlySpan<char> text)
    {
        Span<char> kept = stackalloc char[text.Length];
        var count = 0;
        foreach (var character in text)
        {
            if (!TextControls.IsInvisible(character))
                kept[count++] = character;
        }

        return kept[..count].ToString();
    }

    private int Add(ushort glyph, string text)
    {
        entries.Add(new Entry(glyph, text));
        return entries.Count - 1;
    }
}
