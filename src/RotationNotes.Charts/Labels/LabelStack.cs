namespace RotationNotes.Charts.Labels;

/// <summary>Moves labels apart along one direction, as little as possible in the sense of least squares.</summary>
internal static class LabelStack
{
    /// <summary>Centres that keep the order of the wishes, do not overlap and stay inside; null when the labels cannot fit.</summary>
    /// <param name="wishes">Wanted centres, in any order.</param>
    /// <param name="sizes">Extent of each label, gap to its neighbour included.</param>
    /// <param name="low">Start of the room.</param>
    /// <param name="high">End of the room.</param>
    public static double[]? Solve(IReadOnlyList<double> wishes, IReadOnlyList<double> sizes, double low, double high)
    {
        var total = 0.0;
        foreach (var size in sizes)
            total += size;
        if (total > high - low + 1e-9)
            return null;
        var order = new int[wishes.Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(order, (a, b) => wishes[a] != wishes[b] ? wishes[a].CompareTo(wishes[b]) : a.CompareTo(b));

        // Pool adjacent violators: labels that would touch form a block, which sits at the mean of what its members want.
        var blocks = new List<Block>();
        foreach (var index in order)
        {
            var block = new Block(wishes[index] - sizes[index] / 2, sizes[index], 1);
            while (blocks.Count > 0 && blocks[^1].Start(low, high) + blocks[^1].Size > block.Start(low, high) - 1e-9)
            {
                var above = blocks[^1];
                blocks.RemoveAt(blocks.Count - 1);
                block = above.Join(block);
            }

            blocks.Add(block);
        }

        var centres = new double[order.Length];
        var next = 0;
        foreach (var block in blocks)
        {
            var at = block.Start(low, high);
            for (var k = 0; k < block.Count; k++)
            {
                var index = order[next++];
                centres[index] = at + sizes[index] / 2;
                at += sizes[index];
            }
        }

        return centres;
    }

    /// <param name="WishedStarts">Sum over members of the block start each would like best.</param>
    private readonly record struct Block(double WishedStarts, double Size, int Count)
    {
        public double Start(double low, double high) => Math.Max(low, Math.Min(WishedStarts / Count, high - Size));

        public Block Join(Block below) => new(WishedStarts + below.WishedStarts - below.Count * Size, Size + below.Size, Count + below.Count);
    }
}
