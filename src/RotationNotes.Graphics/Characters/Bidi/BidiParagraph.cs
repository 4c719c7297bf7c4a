namespace RotationNotes.Graphics.Characters.Bidi;

/// <summary>Levels of one paragraph: explicit marks, then weak and neutral characters by isolating run sequence (UAX 9, X1 to L1).</summary>
internal static class BidiParagraph
{
    private const int DeepestLevel = 125;

    /// <param name="Override">The class every character takes, or <see cref="BidiClass.ON"/> for none.</param>
    private readonly record struct Status(int Level, BidiClass Override, bool IsIsolate);

    /// <summary>1 when the first strong character outside isolates runs right to left, else 0 (P2, P3).</summary>
    public static int FirstStrong(ReadOnlySpan<BidiClass> classes)
    {
        var depth = 0;
        foreach (var type in classes)
        {
            if (IsIsolateStart(type))
                depth++;
            else if (type == BidiClass.PDI && depth > 0)
                depth--;
            else if (depth == 0 && type is BidiClass.L or BidiClass.R or BidiClass.AL)
                return type == BidiClass.L ? 0 : 1;
        }

        return 0;
    }

    /// <param name="classes">Original classes; at most the last one is a paragraph end.</param>
    /// <param name="points">The characters, for their brackets.</param>
    /// <param name="direction">Level of the paragraph, 0 or 1.</param>
    public static byte[] Resolve(ReadOnlySpan<BidiClass> classes, ReadOnlySpan<int> points, int direction)
    {
        var levels = new byte[classes.Length];
        var types = classes.ToArray();
        Explicit(classes, types, levels, direction);
        // Neighbours count with the level they had before any sequence was resolved.
        var before = levels.AsSpan().ToArray();
        foreach (var sequence in Sequences(classes, before))
            new BidiSequence(sequence, types, before, direction, IsIsolateStart(classes[sequence[^1]])).Resolve(points, levels);
        // What X9 removes stands with the character before it.
        for (var i = 0; i < levels.Length; i++)
        {
            if (IsRemoved(classes[i]))
                levels[i] = i > 0 ? levels[i - 1] : (byte)direction;
        }

        ResetBlanks(classes, levels, (byte)direction);
        return levels;
    }

    internal static bool IsIsolateStart(BidiClass type) => type is BidiClass.LRI or BidiClass.RLI or BidiClass.FSI;

    /// <summary>Embeddings, overrides, their ends and boundary neutrals, which no later rule sees (X9).</summary>
    internal static bool IsRemoved(BidiClass type) => type is BidiClass.BN or >= BidiClass.LRE and <= BidiClass.PDF;

    /// <summary>X1 to X8.</summary>
    private static void Explicit(ReadOnlySpan<BidiClass> classes, BidiClass[] types, byte[] levels, int direction)
    {
        var stack = new Stack<Status>();
        stack.Push(new Status(direction, BidiClass.ON, false));
        int overflowIsolates = 0, overflowEmbeddings = 0, isolates = 0;
        for (var i = 0; i < types.Length; i++)
        {
            var top = stack.Peek();
            var type = classes[i];
            if (type == BidiClass.PDI)
            {
                if (overflowIsolates > 0)
                    overflowIsolates--;
                else if (isolates > 0)
                {
                    overflowEmbeddings = 0;
                    while (!stack.Pop().IsIsolate)
                    {
                    }

                    isolates--;
                }

                top = stack.Peek();
            }

            levels[i] = (byte)(type == BidiClass.B ? direction : top.Level);
            if (top.Override != BidiClass.ON && type != BidiClass.B && !IsRemoved(type))
                types[i] = top.Override;
            if (type == BidiClass.PDF && overflowIsolates == 0)
            {
                if (overflowEmbeddings > 0)
                    overflowEmbeddings--;
                else if (!top.IsIsolate && stack.Count > 1)
                    stack.Pop();
            }

            var isolate = IsIsolateStart(type);
            if (!isolate && type is not (BidiClass.LRE or BidiClass.LRO or BidiClass.RLE or BidiClass.RLO))
                continue;
            var turns = type == BidiClass.FSI ? FirstStrong(Inside(classes, i)) == 1 : type is BidiClass.RLE or BidiClass.RLO or BidiClass.RLI;
            var level = turns ? (top.Level + 1) | 1 : (top.Level + 2) & ~1;
            if (level <= DeepestLevel && overflowIsolates == 0 && overflowEmbeddings == 0)
            {
                isolates += isolate ? 1 : 0;
                stack.Push(new Status(level, type == BidiClass.LRO ? BidiClass.L : type == BidiClass.RLO ? BidiClass.R : BidiClass.ON, isolate));
            }
            else if (isolate)
                overflowIsolates++;
            else if (overflowIsolates == 0)
                overflowEmbeddings++;
        }
    }

    private static ReadOnlySpan<BidiClass> Inside(ReadOnlySpan<BidiClass> classes, int start)
    {
        var depth = 1;
        for (var i = start + 1; i < classes.Length; i++)
        {
            depth += IsIsolateStart(classes[i]) ? 1 : classes[i] == BidiClass.PDI ? -1 : 0;
            if (depth == 0)
                return classes[(start + 1)..i];
        }

        return classes[(start + 1)..];
    }

    /// <summary>Isolating run sequences: level runs, joined from an isolate's start to its end (BD13).</summary>
    private static List<List<int>> Sequences(ReadOnlySpan<BidiClass> classes, byte[] levels)
    {
        var sequences = new List<List<int>>();
        // Sequences that wait for the end of the isolate that broke them off, innermost last.
        var waiting = new Stack<List<int>>();
        List<int>? current = null;
        for (var i = 0; i < classes.Length; i++)
        {
            if (IsRemoved(classes[i]))
                continue;
            if (classes[i] == BidiClass.PDI && Take(waiting, levels, levels[i]) is { } opened)
                current = opened;
            else if (current is null || levels[current[^1]] != levels[i])
                sequences.Add(current = []);
            current.Add(i);
            if (IsIsolateStart(classes[i]))
                waiting.Push(current);
        }

        return sequences;
    }

    private static List<int>? Take(Stack<List<int>> waiting, byte[] levels, byte level) =>
        waiting.Count > 0 && waiting.Pop() is var opened && levels[opened[^1]] == level ? opened : null;

    /// <summary>Separators, and blanks before them or at the line's end, stand at the paragraph's level (L1).</summary>
    private static void ResetBlanks(ReadOnlySpan<BidiClass> classes, byte[] levels, byte direction)
    {
        var trailing = true;
        for (var i = classes.Length - 1; i >= 0; i--)
        {
            var separator = classes[i] is BidiClass.S or BidiClass.B;
            trailing = separator || (trailing && (classes[i] is BidiClass.WS or BidiClass.PDI || IsIsolateStart(classes[i]) || IsRemoved(classes[i])));
            if (trailing)
                levels[i] = direction;
        }
    }
}
