using System.Collections.Immutable;
using RotationNotes.Graphics.Geometry;

namespace RotationNotes.Graphics.Devices.Png;

/// <summary>Cuts the line of a long series into pieces that are quick to paint.</summary>
/// <remarks>
/// Skia strokes a whole path at once and pays, in each row of pixels, for every span of it twice over; a jagged line of a thousand points takes
/// half the time in pieces. Neighbouring pieces share one segment, so that each corner is joined inside a piece; an opaque line looks the same.
/// </remarks>
internal static class LongLine
{
    private const int FewestPoints = 64;
    private const int SegmentsPerPiece = 6;

    /// <returns>False when the path is short, closed or curved: then it is painted as it is.</returns>
    public static bool TryCut(VectorPath path, out ImmutableArray<VectorPath> pieces)
    {
        pieces = [];
        if (path.Points.Length < FewestPoints || path.Verbs.Any(verb => verb is PathVerb.Cubic or PathVerb.Close))
            return false;
        var cut = ImmutableArray.CreateBuilder<VectorPath>();
        for (int first = 0, end; first < path.Points.Length; first = end)
        {
            // Each point has its verb: a sub-path ends where the next one moves.
            end = first + 1;
            while (end < path.Points.Length && path.Verbs[end] != PathVerb.Move)
                end++;
            for (var start = first; start == first || start < end - 1; start += SegmentsPerPiece)
            {
                var from = Math.Max(first, start - 1);
                var count = Math.Min(end, start + SegmentsPerPiece + 1) - from;
                cut.Add(new VectorPath([PathVerb.Move, .. Enumerable.Repeat(PathVerb.Line, count - 1)], path.Points.Slice(from, count)));
            }
        }

        pieces = cut.ToImmutable();
        return true;
    }
}
