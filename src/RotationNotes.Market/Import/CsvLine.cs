namespace RotationNotes.Market.Import;

/// <summary>Cuts a line at its separators; fields may stand in double quotes.</summary>
internal static class CsvLine
{
    /// <summary>Fills <paramref name="fields"/> with the places of the fields, without surrounding quotes and spaces.</summary>
    /// <returns>Number of fields of the line, also when there are more than fit; −1 when a quote is never closed.</returns>
    public static int Split(ReadOnlySpan<char> line, Span<Range> fields, char separator = ',')
    {
        var (count, position) = (0, 0);
        while (true)
        {
            var start = position;
            while (start < line.Length && line[start] == ' ')
                start++;
            int end;
            if (start < line.Length && line[start] == '"')
            {
                start++;
                var close = CloseQuote(line, start);
                if (close < 0)
                    return -1;
                end = close;
                var comma = line[close..].IndexOf(separator);
                position = comma < 0 ? line.Length + 1 : close + comma + 1;
            }
            else
            {
                var comma = line[start..].IndexOf(separator);
                end = comma < 0 ? line.Length : start + comma;
                position = end + 1;
                while (end > start && line[end - 1] == ' ')
                    end--;
            }

            if (count < fields.Length)
                fields[count] = start..end;
            count++;
            if (position > line.Length)
                return count;
        }
    }

    // A doubled quote inside quotes stands for one quote.
    private static int CloseQuote(ReadOnlySpan<char> line, int from)
    {
        for (var i = from; i < line.Length; i++)
        {
            if (line[i] != '"')
                continue;
            if (i + 1 < line.Length && line[i + 1] == '"')
                i++;
            else
                return i;
        }

        return -1;
    }
}
