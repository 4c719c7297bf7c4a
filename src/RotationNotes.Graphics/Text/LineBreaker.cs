using System.Collections.Immutable;

namespace RotationNotes.Graphics.Text;

/// <summary>Chooses all line ends of a paragraph together, so that the sum of squared gaps is smallest.</summary>
internal static class LineBreaker
{
    private const double Tolerance = 1e-6;
    // In units of a squared relative gap. A line costs a little, so that evenness never adds one for nothing.
    private const double LineCost = 0.02;
    private const double HyphenCost = 0.012;
    private const double DivisionCost = 0.03;
    private const double LooseTieCost = 0.12;
    private const double TieCost = 2;
    private const double EmergencyCost = 4;
    private const double LonelyWordCost = 0.05;
    private const double ShortestLastLine = 0.14;
    private const double SqueezeWeight = 32;
    private const double StretchWeight = 12;

    /// <param name="level">1 for a paragraph that runs from right to left, else 0.</param>
    public static ImmutableArray<TextLine> Break(AtomList list, List<ShapedPiece> pieces, TextSetting setting, byte level)
    {
        var atoms = list.Items;
        var lines = ImmutableArray.CreateBuilder<TextLine>();
        var start = 0;
        for (var i = 0; i <= atoms.Count; i++)
        {
            if (i < atoms.Count && atoms[i].Break != BreakKind.Forced)
                continue;
            // Text that ends with a line end has no empty line after it.
            if (i < atoms.Count || i > start || lines.Count == 0)
                BreakStretch(atoms, start, i, pieces, setting, level, lines);
            start = i + 1;
        }

        return lines.ToImmutable();
    }

    private static void BreakStretch(List<AtomList.Atom> atoms, int start, int end, List<ShapedPiece> pieces, TextSetting setting, byte level, ImmutableArray<TextLine>.Builder lines)
    {
        while (start < end && atoms[start].IsSpace)
            start++;
        var ends = Ends(atoms, start, end, pieces, setting);
        var first = start;
        foreach (var last in ends)
        {
            lines.Add(LineAssembly.Build(atoms, first, last, pieces, setting, level, last == end));
            first = last;
        }
    }

    /// <summary>Exclusive end indices of the lines.</summary>
    private static List<int> Ends(List<AtomList.Atom> atoms, int start, int end, List<ShapedPiece> pieces, TextSetting setting)
    {
        var places = new List<int> { start };
        var sums = new double[end - start + 1];
        for (var i = start; i < end; i++)
        {
            sums[i - start + 1] = sums[i - start] + atoms[i].WidthPt;
            if (atoms[i].Break != BreakKind.None && i + 1 < end)
                places.Add(i + 1);
        }

        var total = Width(atoms, sums, start, start, end);
        if (total <= setting.WidthPt + Tolerance)
            return [end];
        places.Add(end);
        var hyphens = new double[places.Count];
        for (var j = 1; j < places.Count - 1; j++)
            hyphens[j] = atoms[places[j] - 1].Break == BreakKind.Division ? LineAssembly.HyphenWidthPt(pieces[atoms[places[j] - 1].Piece]) : 0;
        var best = new double[places.Count];
        var from = new int[places.Count];
        for (var j = 1; j < places.Count; j++)
        {
            best[j] = double.PositiveInfinity;
            from[j] = j - 1;
            for (var i = j - 1; i >= 0; i--)
            {
                var width = Width(atoms, sums, start, places[i], places[j]) + hyphens[j];
                var overfull = width > setting.WidthPt + Tolerance;
                if (overfull && i < j - 1)
                {
                    // Justified lines may squeeze their spaces a little; ragged ones may not.
                    if (setting.Alignment != TextAlignment.Justified || width > setting.WidthPt * 1.02)
                        break;
                }

                var cost = best[i] + Cost(atoms, places[i], places[j], end, width, setting);
                if (cost < best[j])
                    (best[j], from[j]) = (cost, i);
            }
        }

        var ends = new List<int>();
        for (var j = places.Count - 1; j > 0; j = from[j])
            ends.Add(places[j]);
        ends.Reverse();
        return ends;
    }

    private static double Cost(List<AtomList.Atom> atoms, int first, int last, int end, double width, TextSetting setting)
    {
        var gap = (setting.WidthPt - width) / setting.WidthPt;
        if (last == end)
        {
            // A last line of one short word looks like a mistake.
            return LineCost + (width < ShortestLastLine * setting.WidthPt && first > 0 ? LonelyWordCost : 0);
        }

        // What is a quiet gap at a ragged end shows in every space of a justified line.
        var weight = gap < 0 ? SqueezeWeight : setting.Alignment == TextAlignment.Justified ? StretchWeight : 1;
        var cost = LineCost + gap * gap * weight;
        return cost + atoms[last - 1].Break switch
        {
            BreakKind.Hyphen => HyphenCost,
            BreakKind.Division => DivisionCost,
            BreakKind.LooseTie => LooseTieCost,
            BreakKind.Tie => TieCost,
            BreakKind.Emergency => EmergencyCost,
            _ => 0,
        };
    }

    private static double Width(List<AtomList.Atom> atoms, double[] sums, int start, int first, int last)
    {
        var width = sums[last - start] - sums[first - start];
        for (var i = last - 1; i >= first && atoms[i].IsSpace; i--)
            width -= atoms[i].WidthPt;
        return width;
    }
}
