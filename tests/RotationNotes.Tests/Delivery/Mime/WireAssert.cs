using System.Text;

namespace RotationNotes.Tests.Delivery.Mime;

/// <summary>What every message on the wire must hold, whatever went in.</summary>
internal static class WireAssert
{
    public static void IsClean(byte[] message)
    {
        var text = Encoding.Latin1.GetString(message);
        var lines = text.Split("\r\n");
        Assert.Equal("", lines[^1]);
        var body = Array.IndexOf(lines, "");
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            Assert.False(line.AsSpan().ContainsAny('\r', '\n'), $"bare CR or LF in line {i}");
            Assert.False(line.StartsWith('.'), $"line {i} starts with a dot");
            Assert.True(line.Length <= (i < body ? 998 : 76), $"line {i} has {line.Length} characters");
            Assert.All(line, character => Assert.InRange(character, ' ', '~'));
        }
    }
}
