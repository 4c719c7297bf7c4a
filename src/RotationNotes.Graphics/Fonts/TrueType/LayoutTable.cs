namespace RotationNotes.Graphics.Fonts.TrueType;

/// <summary>What GSUB and GPOS share: features of the default Latin language system, lookups, coverage, classes.</summary>
internal static class LayoutTable
{
    private const int SubstitutionExtension = 7;
    private const int PositioningExtension = 9;
    // Fonts have some dozens; a damaged file may claim any number.
    private const int MostSubTables = 4096;

    /// <summary>Sub-tables of all lookups of a feature, in lookup order, extensions already followed.</summary>
    /// <param name="layout">The whole GSUB or GPOS table.</param>
    /// <param name="feature">Feature tag, e.g. <c>kern</c>.</param>
    /// <param name="positioning">Whether <paramref name="layout"/> is GPOS.</param>
    public static List<LayoutSubTable> SubTables(SfntTable layout, string feature, bool positioning)
    {
        var found = new List<LayoutSubTable>();
        var lookups = new SortedSet<int>();
        var features = layout.From(layout.U16(6));
        var wanted = SfntFile.Tag(feature);
        foreach (var index in FeatureIndices(layout))
        {
            var record = 2 + 6 * index;
            if (features.U32(record) != wanted)
                continue;
            var table = features.From(features.U16(record + 4));
            for (int i = 0, count = table.U16(2); i < count; i++)
            {
                lookups.Add(table.U16(4 + 2 * i));
            }
        }

        var list = layout.From(layout.U16(8));
        var extension = positioning ? PositioningExtension : SubstitutionExtension;
        foreach (var index in lookups)
        {
            var lookup = list.From(list.U16(2 + 2 * index));
            int type = lookup.U16(0);
            for (int i = 0, count = lookup.U16(4); i < count; i++)
            {
                if (found.Count == MostSubTables)
                    throw layout.Damaged();
                var sub = lookup.From(lookup.U16(6 + 2 * i));
                found.Add(type == extension ? new LayoutSubTable(sub.U16(2), sub.From(sub.U32(4))) : new LayoutSubTable(type, sub));
            }
        }

        return found;
    }

    /// <summary>Position of a glyph in a coverage table, −1 when it is not covered.</summary>
    public static int Coverage(SfntTable table, int glyph)
    {
        var ranges = table.U16(0) == 2;
        var (low, high) = (0, table.U16(2) - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (!ranges)
            {
                int entry = table.U16(4 + 2 * middle);
                if (entry == glyph)
                    return middle;
                if (entry < glyph)
                    low = middle + 1;
                else
                    high = middle - 1;
                continue;
            }

            var record = 4 + 6 * middle;
            int first = table.U16(record);
            if (glyph < first)
                high = middle - 1;
            else if (glyph > table.U16(record + 2))
                low = middle + 1;
            else
                return table.U16(record + 4) + glyph - first;
        }

        return -1;
    }

    /// <summary>Class of a glyph; glyphs that are not listed have class 0.</summary>
    public static int Class(SfntTable table, int glyph)
    {
        if (table.U16(0) == 1)
        {
            var index = glyph - table.U16(2);
            return index >= 0 && index < table.U16(4) ? table.U16(6 + 2 * index) : 0;
        }

        var (low, high) = (0, table.U16(2) - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var record = 4 + 6 * middle;
            if (glyph < table.U16(record))
                high = middle - 1;
            else if (glyph > table.U16(record + 2))
                low = middle + 1;
            else
                return table.U16(record + 4);
        }

        return 0;
    }

    private static IEnumerable<int> FeatureIndices(SfntTable layout)
    {
        var scripts = layout.From(layout.U16(4));
        var chosen = -1;
        for (int i = 0, count = scripts.U16(0); i < count; i++)
        {
            var tag = scripts.U32(2 + 6 * i);
            if (tag == SfntFile.Tag("latn") || (chosen < 0 && tag == SfntFile.Tag("DFLT")))
                chosen = scripts.U16(6 + 6 * i);
        }

        if (chosen < 0)
            yield break;
        var script = scripts.From(chosen);
        int language = script.U16(0);
        if (language == 0)
            yield break;
        var system = script.From(language);
        for (int i = 0, count = system.U16(4); i < count; i++)
            yield return system.U16(6 + 2 * i);
    }
}
