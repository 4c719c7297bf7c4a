namespace RotationNotes.Graphics.Fonts.TrueType;

/// <summary>The substitutions a note needs: one glyph for another (figures), several for one (ligatures).</summary>
internal sealed class GlyphSubstitutions
{
    private const int Single = 1;
    private const int Ligature = 4;
    private readonly List<SfntTable> tabular;
    private readonly List<SfntTable> proportional;
    private readonly List<SfntTable> lining;
    private readonly List<SfntTable> superior;
    private readonly List<SfntTable> inferior;
    private readonly List<SfntTable> smallCapitals;
    private readonly List<SfntTable> ligatures;

    public GlyphSubstitutions(SfntFile file)
    {
        var layout = file.Find("GSUB");
        tabular = Lookups(layout, "tnum", Single);
        proportional = Lookups(layout, "pnum", Single);
        lining = Lookups(layout, "lnum", Single);
        superior = Lookups(layout, "sups", Single);
        inferior = Lookups(layout, "subs", Single);
        smallCapitals = Lookups(layout, "smcp", Single);
        ligatures = Lookups(layout, "liga", Ligature);
    }

    public bool HasLigatures => ligatures.Count > 0;

    /// <summary>The lining form of a figure, tabular or proportional.</summary>
    public ushort Figure(ushort glyph, bool tabularFigures) =>
        Apply(tabularFigures ? tabular : proportional, Apply(lining, glyph));

    /// <summary>The raised, lowered or small capital form of a glyph, or the glyph itself.</summary>
    public ushort Drawn(ushort glyph, GlyphForms form)
    {
        if ((form & GlyphForms.SmallCapitals) != 0)
            glyph = Apply(smallCapitals, glyph);
        if ((form & GlyphForms.Superiors) != 0)
            glyph = Apply(superior, glyph);
        return (form & GlyphForms.Inferiors) != 0 ? Apply(inferior, glyph) : glyph;
    }

    /// <summary>The longest ligature that begins the glyphs, with the number of glyphs it replaces; 0 when there is none.</summary>
    public (ushort Glyph, int Count) LigatureOf(ReadOnlySpan<ushort> glyphs)
    {
        foreach (var table in ligatures)
        {
            var row = LayoutTable.Coverage(table.From(table.U16(2)), glyphs[0]);
            if (row < 0)
                continue;
            var set = table.From(table.U16(6 + 2 * row));
            for (int i = 0, count = set.U16(0); i < count; i++)
            {
                var ligature = set.From(set.U16(2 + 2 * i));
                int length = ligature.U16(2);
                if (length <= glyphs.Length && Matches(ligature, glyphs[..length]))
                    return (ligature.U16(0), length);
            }
        }

        return (0, 0);
    }

    private static bool Matches(SfntTable ligature, ReadOnlySpan<ushort> glyphs)
    {
        for (var i = 1; i < glyphs.Length; i++)
        {
            if (ligature.U16(2 + 2 * i) != glyphs[i])
                return false;
        }

        return true;
    }

    private static List<SfntTable> Lookups(SfntTable? layout, string feature, int type)
    {
        var tables = new List<SfntTable>();
        if (layout is not { } table)
            return tables;
        foreach (var (found, sub) in LayoutTable.SubTables(table, feature, positioning: false))
        {
            if (found == type)
                tables.Add(sub);
        }

        return tables;
    }

    private static ushort Apply(List<SfntTable> lookups, ushort glyph)
    {
        foreach (var table in lookups)
        {
            var index = LayoutTable.Coverage(table.From(table.U16(2)), glyph);
            if (index >= 0)
                return table.U16(0) == 1 ? (ushort)(glyph + table.I16(4)) : table.U16(6 + 2 * index);
        }

        return glyph;
    }
}
