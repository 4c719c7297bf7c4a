using System.Globalization;
using RotationNotes.Graphics.Devices.Svg;
using RotationNotes.Graphics.Geometry;

namespace RotationNotes.Tests.Graphics.Devices.Svg;

public sealed class SvgPathReaderTests
{
    [Theory]
    [InlineData("M1 2L3 4Z", "M 1,2 L 3,4 Z")]
    // Relative commands add to the current point; further pairs after a move are lines.
    [InlineData("m1,2 2,2 h3v-4z", "M 1,2 L 3,4 L 6,4 L 6,0 Z")]
    [InlineData("M0 0C1 1 2 1 3 0S5-1 6 0", "M 0,0 C 1,1 2,1 3,0 C 4,-1 5,-1 6,0")]
    // A quadratic curve is the cubic one whose controls lie two thirds of the way to its control.
    [InlineData("M0 0Q3 3 6 0T12 0", "M 0,0 C 2,2 4,2 6,0 C 8,-2 10,-2 12,0")]
    [InlineData("M.5.5-1e1 2", "M 0.5,0.5 L -10,2")]
    [InlineData("M1 1L2 2ZL3 3", "M 1,1 L 2,2 Z L 3,3")]
    public void Read_GivesVerbsAndPoints(string data, string expected) => Assert.Equal(expected, Print(SvgPathReader.Read(data)));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("L1 1", "begins with M")]
    [InlineData("M1", "number was expected at character 3")]
    [InlineData("M0 0A1 1 0 0 1 2 2", "arcs are not supported")]
    [InlineData("M0 0X1 1", "'X' is no command")]
    [InlineData("M0 0Z 1 1", "command was expected")]
    public void Read_Malformed_SaysWhatAndWhere(string data, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => SvgPathReader.Read(data)).Message);

    private static string Print(VectorPath path)
    {
        var (words, at) = (new List<string>(), 0);
        foreach (var verb in path.Verbs)
        {
            var count = verb switch
            {
                PathVerb.Close => 0,
                PathVerb.Cubic => 3,
                _ => 1,
            };
            words.Add(verb == PathVerb.Close ? "Z" : verb.ToString()[..1]);
            words.AddRange(path.Points.AsSpan(at, count).ToArray().Select(point => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(point.X, 6)},{Math.Round(point.Y, 6)}")));
            at += count;
        }

        return string.Join(' ', words);
    }
}
