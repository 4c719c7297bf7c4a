using System.Collections.Immutable;

namespace RotationNotes.Graphics.Fonts;

/// <summary>The files of one family by weight and slope.</summary>
internal sealed class FontFamilyFiles(string name, ImmutableArray<FontFamilyFiles.Member> members)
{
    /// <param name="Weight">CSS weight, 100 to 900.</param>
    public sealed record Member(int Weight, bool Italic, string Path);

    public string Name { get; } = name;

    public string Nearest(FontWeight weight, bool italic)
    {
        var best = members[0];
        foreach (var member in members)
        {
            if (Distance(member, (int)weight, italic) < Distance(best, (int)weight, italic))
                best = member;
        }

        return best.Path;
    }

    // A wrong slope is worse than a wrong weight; between two weights the bolder stands in for a bold one.
    private static int Distance(Member member, int weight, bool italic)
    {
        var apart = Math.Abs(member.Weight - weight) * 2;
        var wrongSide = weight >= 600 ? member.Weight < weight : member.Weight > weight;
        return apart + (wrongSide ? 1 : 0) + (member.Italic == italic ? 0 : 10_000);
    }
}
