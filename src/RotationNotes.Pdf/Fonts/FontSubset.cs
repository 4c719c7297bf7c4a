using System.Runtime.InteropServices;
using RotationNotes.Graphics.Fonts;

namespace RotationNotes.Pdf.Fonts;

/// <summary>The glyphs of one face that a document prints, numbered in order of first use.</summary>
/// <remarks>A glyph that stands for different characters gets a number for each, so that copied text is always right.</remarks>
internal sealed class FontSubset(FontFace face, string resourceName)
{
    private readonly Dictionary<(ushort Glyph, string Text), int> longer = [];
    private readonly Dictionary<uint, int> single = [];
    private readonly List<Entry> entries = [new Entry(0, "")];

    /// <param name="Text">The characters the glyph stands for.</param>
    public readonly record struct Entry(ushort Glyph, string Text);

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
        if (text.Length == 1)
        {
            // A no-break space is still a space to those who search.
            var character = text[0] is '\u00A0' or '\u202F' ? ' ' : text[0];
            var key = ((uint)glyph << 16) | character;
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(single, key, out var known);
            if (!known)
                number = Add(glyph, character.ToString());
            return number;
        }

        var cluster = Visible(text);
        if (cluster.Length == 1)
            return Use(glyph, cluster);
        if (!longer.TryGetValue((glyph, cluster), out var found))
        {
            found = Add(glyph, cluster);
            longer.Add((glyph, cluster), found);
        }

        return found;
    }

    // Soft hyphens and joiners stand between characters and are no part of what is read.
    private static string Visible(ReadOnlySpan<char> text)
    {
        Span<char> kept = stackalloc char[text.Length];
        var count = 0;
        foreach (var character in text)
        {
            if (character is >= ' ' and not ('\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF'))
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
