namespace RotationNotes.Graphics.Characters.Bidi;

/// <summary>Weak, neutral and implicit rules on one isolating run sequence (UAX 9, W1 to I2).</summary>
internal sealed class BidiSequence
{
    private const int MostBrackets = 63;
    private readonly List<int> sequence;
    private readonly BidiClass[] original;
    private readonly BidiClass[] kinds;
    private readonly byte level;
    private readonly BidiClass start;
    private readonly BidiClass end;

    /// <param name="sequence">Indices of the characters, ascending.</param>
    /// <param name="types">Classes of the whole paragraph after the explicit rules.</param>
    /// <param name="levels">Explicit levels of the whole paragraph.</param>
    /// <param name="endsOpen">Whether the sequence ends with an isolate that nothing closes: its end then looks at the paragraph, not at the next character.</param>
    public BidiSequence(List<int> sequence, BidiClass[] types, byte[] levels, int direction, bool endsOpen)
    {
        this.sequence = sequence;
        original = [.. sequence.Select(at => types[at])];
        kinds = [.. original];
        level = levels[sequence[0]];
        var (before, after) = (sequence[0] - 1, sequence[^1] + 1);
        while (before >= 0 && BidiParagraph.IsRemoved(types[before]))
            before--;
        while (after < types.Length && BidiParagraph.IsRemoved(types[after]))
            after++;
        start = Strong(Math.Max(level, before >= 0 ? levels[before] : direction));
        end = Strong(Math.Max(level, after < types.Length && !endsOpen ? levels[after] : direction));
    }

    /// <summary>Writes the final levels of the sequence's characters.</summary>
    public void Resolve(ReadOnlySpan<int> points, byte[] levels)
    {
        Weak();
        Brackets(points);
        Neutral();
        var odd = (level & 1) == 1;
        for (var i = 0; i < kinds.Length; i++)
        {
            levels[sequence[i]] = (byte)(level + kinds[i] switch
            {
                BidiClass.L => odd ? 1 : 0,
                BidiClass.R => odd ? 0 : 1,
                _ => odd ? 1 : 2,
            });
        }
    }

    private static BidiClass Strong(int level) => (level & 1) == 0 ? BidiClass.L : BidiClass.R;

    private void Weak()
    {
        // W1: a mark takes the class of what it stands on. W2, W3: digits after Arabic letters are Arabic digits.
        var (before, strong) = (start, start);
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] == BidiClass.NSM)
                kinds[i] = before is BidiClass.PDI || BidiParagraph.IsIsolateStart(before) ? BidiClass.ON : before;
            before = kinds[i];
            if (kinds[i] is BidiClass.L or BidiClass.R or BidiClass.AL)
                strong = kinds[i];
            else if (kinds[i] == BidiClass.EN && strong == BidiClass.AL)
                kinds[i] = BidiClass.AN;
        }

        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] == BidiClass.AL)
                kinds[i] = BidiClass.R;
        }

        // W4: one separator between two numbers belongs to them.
        for (var i = 1; i + 1 < kinds.Length; i++)
        {
            if (kinds[i - 1] == kinds[i + 1] && (kinds[i] == BidiClass.CS && kinds[i - 1] is BidiClass.EN or BidiClass.AN || kinds[i] == BidiClass.ES && kinds[i - 1] == BidiClass.EN))
                kinds[i] = kinds[i - 1];
        }

        // W5: signs beside a European number belong to it. W6: other separators are neutral.
        for (var i = 0; i < kinds.Length;)
        {
            var end = i;
            while (end < kinds.Length && kinds[end] == BidiClass.ET)
                end++;
            var touches = (i > 0 && kinds[i - 1] == BidiClass.EN) || (end < kinds.Length && kinds[end] == BidiClass.EN);
            kinds.AsSpan(i, end - i).Fill(touches ? BidiClass.EN : BidiClass.ON);
            if (end == i && kinds[i] is BidiClass.ES or BidiClass.CS)
                kinds[i] = BidiClass.ON;
            i = end == i ? i + 1 : end;
        }

        // W7: European digits in left-to-right text need no level of their own.
        strong = start;
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] is BidiClass.L or BidiClass.R)
                strong = kinds[i];
            else if (kinds[i] == BidiClass.EN && strong == BidiClass.L)
                kinds[i] = BidiClass.L;
        }
    }

    /// <summary>N0: both brackets of a pair take one direction.</summary>
    private void Brackets(ReadOnlySpan<int> points)
    {
        var embedding = Strong(level);
        foreach (var (open, close) in Pairs(points))
        {
            var (same, other) = (false, false);
            for (var i = open + 1; i < close; i++)
            {
                var strong = StrongOf(kinds[i]);
                same |= strong == embedding;
                other |= strong is { } found && found != embedding;
            }

            if (!same && !other)
                continue;
            var direction = embedding;
            if (!same)
            {
                var before = start;
                for (var i = open - 1; i >= 0; i--)
                {
                    if (StrongOf(kinds[i]) is { } found)
                    {
                        before = found;
                        break;
                    }
                }

                direction = before != embedding ? before : embedding;
            }

            foreach (var bracket in (ReadOnlySpan<int>)[open, close])
            {
                kinds[bracket] = direction;
                for (var i = bracket + 1; i < kinds.Length && original[i] == BidiClass.NSM; i++)
                    kinds[i] = direction;
            }
        }
    }

    /// <summary>Bracket pairs in the order of their opening ones (BD16).</summary>
    private List<(int Open, int Close)> Pairs(ReadOnlySpan<int> points)
    {
        var pairs = new List<(int, int)>();
        var opened = new List<(int At, int Closing)>();
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] != BidiClass.ON)
                continue;
            var point = points[sequence[i]];
            if (BidiClassTable.Closing(point) is var closing and not 0)
            {
                if (opened.Count == MostBrackets)
                    break;
                opened.Add((i, closing));
            }
            else if (BidiClassTable.AsClosing(point) is var closes and not 0 && opened.FindLastIndex(bracket => bracket.Closing == closes) is var match and >= 0)
            {
                pairs.Add((opened[match].At, i));
                opened.RemoveRange(match, opened.Count - match);
            }
        }

        pairs.Sort();
        return pairs;
    }

    /// <summary>N1 and N2: neutrals between two of one direction take it, others that of the run.</summary>
    private void Neutral()
    {
        for (var i = 0; i < kinds.Length;)
        {
            var stop = i;
            while (stop < kinds.Length && StrongOf(kinds[stop]) is null)
                stop++;
            var before = i > 0 ? StrongOf(kinds[i - 1]) : start;
            var after = stop < kinds.Length ? StrongOf(kinds[stop]) : end;
            kinds.AsSpan(i, stop - i).Fill(before == after ? before!.Value : Strong(level));
            i = stop + 1;
        }
    }

    // Numbers count as right to left beside neutrals.
    private static BidiClass? StrongOf(BidiClass kind) => kind switch
    {
        BidiClass.L => BidiClass.L,
        BidiClass.R or BidiClass.EN or BidiClass.AN => BidiClass.R,
        _ => null,
    };
}
