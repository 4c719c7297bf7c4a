using System.Text;

namespace RotationNotes.Delivery.Dkim;

/// <summary>What is left of headers and body once relays have done their usual rewriting (RFC 6376 §3.4.2 and §3.4.4).</summary>
internal static class RelaxedForm
{
    /// <summary>Fields in order, each with its relaxed text without line end.</summary>
    /// <param name="headers">Header lines, each ended by CRLF.</param>
    public static List<(string Name, string Relaxed)> Fields(string headers)
    {
        var fields = new List<(string, string)>();
        var start = 0;
        while (start < headers.Length)
        {
            var end = headers.IndexOf("\r\n", start, StringComparison.Ordinal);
            while (end + 2 < headers.Length && headers[end + 2] is ' ' or '\t')
                end = headers.IndexOf("\r\n", end + 2, StringComparison.Ordinal);
            var field = headers[start..end];
            fields.Add((field[..field.IndexOf(':', StringComparison.Ordinal)].TrimEnd(' ', '\t'), Field(field)));
            start = end + 2;
        }

        return fields;
    }

    /// <summary>Name in lower case, value unfolded with single spaces.</summary>
    public static string Field(string field)
    {
        var colon = field.IndexOf(':', StringComparison.Ordinal);
        var value = new StringBuilder();
        foreach (var character in field.AsSpan(colon + 1))
        {
            if (character is '\r' or '\n')
                continue;
            if (character is not (' ' or '\t'))
                value.Append(character);
            else if (value.Length > 0 && value[^1] != ' ')
                value.Append(' ');
        }

        return field[..colon].TrimEnd(' ', '\t').ToLowerInvariant() + ":" + value.ToString().TrimEnd(' ');
    }

    /// <summary>Runs of blanks as one, none at line ends, no empty lines at the end.</summary>
    public static byte[] Body(ReadOnlySpan<byte> body)
    {
        var output = new List<byte>(body.Length + 2);
        var written = 0;
        while (!body.IsEmpty)
        {
            var end = body.IndexOf("\r\n"u8);
            var line = end < 0 ? body : body[..end];
            body = end < 0 ? [] : body[(end + 2)..];
            var start = output.Count;
            foreach (var value in line)
            {
                if (value is not ((byte)' ' or (byte)'\t'))
                    output.Add(value);
                else if (output.Count == start || output[^1] != ' ')
                    output.Add((byte)' ');
            }

            while (output.Count > start && output[^1] == ' ')
                output.RemoveAt(output.Count - 1);
            var empty = output.Count == start;
            output.Add((byte)'\r');
            output.Add((byte)'\n');
            if (!empty)
                written = output.Count;
        }

        return [.. output[..written]];
    }
}
