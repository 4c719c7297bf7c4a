using System.Text;

namespace RotationNotes.Tests.Delivery.Messages;

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
            // 78 is what RFC 5322 asks for and 998 what it demands; MimeKit folds links, encoded words and long names of files a little late.
            var isHeader = i < body || line.StartsWith("Content-", StringComparison.Ordinal) || line is [' ' or '\t', ..];
            Assert.True(line.Length <= (isHeader ? 160 : 78), $"line {i} has {line.Length} characters");
            Assert.All(line, character => Assert.True(character is (>= ' ' and <= '~') or '\t', $"line {i} holds U+{(int)character:X4}"));
        }
    }
}
