using System.Numerics;

namespace RotationNotes.Metrics.Records;

/// <summary>Finds the latest value at least as extreme as a threshold among the first ones of a sample.</summary>
/// <remarks>Every node holds the more extreme of its two children: a search climbs to the first earlier subtree that holds an answer and descends in it, O(log n).</remarks>
internal sealed class TournamentTree
{
    private readonly double[] nodes;
    private readonly int leaves;
    private readonly bool highest;

    public TournamentTree(ReadOnlySpan<double> values, bool highest)
    {
        this.highest = highest;
        leaves = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, values.Length));
        nodes = new double[2 * leaves];
        for (var i = 0; i < leaves; i++)
            nodes[leaves + i] = i < values.Length ? values[i] : highest ? double.NegativeInfinity : double.PositiveInfinity;
        for (var node = leaves - 1; node >= 1; node--)
        {
            double left = nodes[2 * node], right = nodes[2 * node + 1];
            nodes[node] = highest ? Math.Max(left, right) : Math.Min(left, right);
        }
    }

    /// <summary>The largest index up to <paramref name="from"/> whose value is at least (or at most) the threshold; −1 when there is none.</summary>
    public int LastAtLeast(int from, double threshold)
    {
        var node = leaves + from;
        while (!Reaches(node, threshold))
        {
            // A left child has nothing before it under this parent.
            while ((node & 1) == 0)
                node >>= 1;
            if (node == 1)
                return -1;
            node--;
        }

        while (node < leaves)
            node = Reaches(2 * node + 1, threshold) ? 2 * node + 1 : 2 * node;
        return node - leaves;
    }

    private bool Reaches(int node, double threshold) => highest ? nodes[node] >= threshold : nodes[node] <= threshold;
}
