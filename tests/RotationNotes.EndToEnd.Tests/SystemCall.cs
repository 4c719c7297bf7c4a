using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RotationNotes.EndToEnd.Tests;

/// <summary>One line of <c>strace -ff -ttt -T -xx</c>.</summary>
/// <param name="At">Seconds at which it began.</param>
/// <param name="Arguments">As strace writes them, strings in hexadecimal escapes.</param>
internal sealed partial record SystemCall(double At, string Name, string Arguments, long Result)
{
    /// <summary>The three bytes that end a message: alone, or behind the last of its text, where a dot on a line of its own means nothing else.</summary>
    public bool IsDot => Name is "sendto" or "sendmsg"
        && (Arguments.Contains("\"\\x2e\\x0d\\x0a\"", StringComparison.Ordinal) || Arguments.Contains("\\x0d\\x0a\\x2e\\x0d\\x0a\"", StringComparison.Ordinal));

    public int Descriptor => int.Parse(Arguments.AsSpan(0, Arguments.AsSpan().IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : Arguments.Length), CultureInfo.InvariantCulture);

    /// <summary>Every call of every thread in order of its beginning; a sync counts from its end.</summary>
    public static SystemCall[] ReadAll(DirectoryInfo folder, string name) =>
    [
        .. folder.GetFiles(name + ".*").SelectMany(file => File.ReadLines(file.FullName)).Select(Read).OfType<SystemCall>().OrderBy(call => call.At),
    ];

    /// <summary>Bytes of the first string.</summary>
    public byte[] Bytes()
    {
        var open = Arguments.IndexOf('"', StringComparison.Ordinal);
        if (open < 0)
            return [];
        var text = Arguments.AsSpan(open + 1, Arguments.IndexOf('"', open + 1) - open - 1);
        var bytes = new byte[text.Length / 4];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = byte.Parse(text.Slice((i * 4) + 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return bytes;
    }

    public string Text() => Encoding.UTF8.GetString(Bytes());

    public long LastNumber() => long.Parse(Arguments[(Arguments.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);

    private static SystemCall? Read(string line)
    {
        if (Line().Match(line) is not { Success: true } match)
            return null;
        var (at, took) = (Number(match.Groups[1]), Number(match.Groups[5]));
        var name = match.Groups[2].Value;
        return new SystemCall(name is "fdatasync" or "fsync" ? at + took : at, name, match.Groups[3].Value, long.Parse(match.Groups[4].ValueSpan, CultureInfo.InvariantCulture));
    }

    private static double Number(Group group) => double.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d+\.\d+) (\w+)\((.*)\)\s+= (-?\d+).*<(\d+\.\d+)>$")]
    private static partial Regex Line();
}
