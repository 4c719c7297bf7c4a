using System.Globalization;
using System.Text;
using RotationNotes.Graphics.Characters.Bidi;
using RotationNotes.Tests.Architecture;

namespace RotationNotes.Tests.Graphics.Characters.Bidi;

/// <summary>The bidirectional algorithm against Unicode's own conformance data: a part of it here, all of it where Debian's <c>unicode-data</c> is installed.</summary>
public sealed class BidiConformanceTests
{
    private const string Installed = "/usr/share/unicode";
    // The classes and brackets here are those of this version; newer data knows characters that we do not.
    private const string Version = "15.0.0";

    [Fact]
    public void Levels_SampleOfTheConformanceData_AreThoseOfTheStandard() => Check(File.ReadLines(Path.Combine(Repository.Root.FullName, "tests", "RotationNotes.Tests", "Graphics", "Characters", "Bidi", "BidiCases.txt")), levelsField: 2, least: 250);

    [Fact]
    public void Levels_AllCharacterCases_AreThoseOfTheStandard() => Check(InstalledLines("BidiCharacterTest"), levelsField: 3, least: 90_000);

    [Fact]
    public void Levels_AllClassCases_AreThoseOfTheStandard()
    {
        var (levels, order, count) = ("", "", 0);
        foreach (var line in InstalledLines("BidiTest"))
        {
            if (line.StartsWith("@Levels:", StringComparison.Ordinal))
                levels = line[8..].Trim();
            else if (line.StartsWith("@Reorder:", StringComparison.Ordinal))
                order = line[9..].Trim();
            if (line.Length == 0 || line[0] is '#' or '@')
                continue;
            var fields = line.Split(';');
            BidiClass[] classes = [.. fields[0].Trim().Split(' ').Select(Enum.Parse<BidiClass>)];
            var directions = int.Parse(fields[1], CultureInfo.InvariantCulture);
            // Bits: 1 the first letter decides, 2 left to right, 4 right to left. Points without brackets leave classes to speak.
            foreach (var (bit, direction) in ((int, int)[])[(1, BidiParagraph.FirstStrong(classes)), (2, 0), (4, 1)])
            {
                if ((directions & bit) == 0)
                    continue;
                var found = BidiParagraph.Resolve(classes, new int[classes.Length], direction);
                Assert.True(levels == Printed(found, levels), $"{line} ({direction}): {levels} expected, {Printed(found, levels)} found");
                Assert.Equal(order, Order(found, levels));
                count++;
            }
        }

        Assert.InRange(count, 700_000, int.MaxValue);
    }

    private static void Check(IEnumerable<string> lines, int levelsField, int least)
    {
        var count = 0;
        foreach (var line in lines)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var fields = line.Split(';');
            var text = string.Concat(fields[0].Split(' ').Select(code => new Rune(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()));
            var units = BidiText.Levels(text, fields[1] == "2" ? null : fields[1] == "1");
            byte[] found = [.. text.Select((unit, at) => (unit, at)).Where(pair => !char.IsLowSurrogate(pair.unit)).Select(pair => units[pair.at])];
            Assert.True(fields[levelsField] == Printed(found, fields[levelsField]), $"{line}: {Printed(found, fields[levelsField])} found");
            if (levelsField == 3)
                Assert.Equal(fields[4], Order(found, fields[3]));
            count++;
        }

        Assert.InRange(count, least, int.MaxValue);
    }

    private static string Printed(byte[] levels, string expected)
    {
        var marks = expected.Split(' ');
        return string.Join(' ', levels.Select((level, i) => i < marks.Length && marks[i] == "x" ? "x" : level.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Places of the characters that have a level, from left to right.</summary>
    private static string Order(byte[] levels, string expected)
    {
        var marks = expected.Split(' ');
        int[] kept = [.. Enumerable.Range(0, levels.Length).Where(i => marks[i] != "x")];
        return string.Join(' ', BidiText.VisualOrder([.. kept.Select(i => levels[i])]).Select(at => kept[at].ToString(CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<string> InstalledLines(string name)
    {
        var path = Path.Combine(Installed, name + ".txt");
        Assert.SkipUnless(File.Exists(path), "Unicode's conformance data is not installed (Debian package unicode-data).");
        Assert.SkipUnless(File.ReadLines(path).First().Contains(Version, StringComparison.Ordinal), $"the installed conformance data is not that of Unicode {Version}.");
        return File.ReadLines(path);
    }
}
