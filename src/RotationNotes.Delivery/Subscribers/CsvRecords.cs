using System.Text;

namespace RotationNotes.Delivery.Subscribers;

/// <summary>Records of a comma-separated text as RFC 4180 has it: quoted fields may hold separators, doubled quotes and line ends.</summary>
internal static class CsvRecords
{
    /// <returns>Fields with the line the record starts in; a null record marks one whose quotes do not match, after which nothing more is read.</returns>
    public static IEnumerable<(int Line, string[]? Fields)> Read(string text, char separator)
    {
        var (position, line) = (0, 1);
        while (position < text.Length)
        {
            var first = line;
            var fields = new List<string>();
            do
            {
                if (Field(text, separator, ref position, ref line) is not { } field)
                {
                    yield return (first, null);
                    yield break;
                }

                fields.Add(field);
            }
            while (Skip(text, separator, ref position));
            yield return (first, fields.ToArray());
            if (position < text.Length && text[position] == '\r')
                position++;
            if (position < text.Length && text[position] == '\n')
                position++;
            line++;
        }
    }

    private static bool Skip(string text, char separator, ref int position)
    {
        if (position >= text.Length || text[position] != separator)
            return false;
        position++;
        return true;
    }

    private static string? Field(string text, char separator, ref int position, ref int line)
    {
        if (position >= text.Length || text[position] != '"')
        {
            var end = text.AsSpan(position).IndexOfAny(separator, '\r', '\n');
            var plain = end < 0 ? text[position..] : text.Substring(position, end);
            position += plain.Length;
            return plain.Contains('"', StringComparison.Ordinal) ? null : plain;
        }

        var value = new StringBuilder();
        for (position++; position < text.Length; position++)
        {
            var character = text[position];
            if (character == '\n')
                line++;
            if (character != '"')
            {
                value.Append(character);
                continue;
            }

            position++;
            if (position < text.Length && text[position] == '"')
            {
                value.Append('"');
                continue;
            }

            return position >= text.Length || text[position] == separator || text[position] is '\r' or '\n' ? value.ToString() : null;
        }

        return null;
    }
}
