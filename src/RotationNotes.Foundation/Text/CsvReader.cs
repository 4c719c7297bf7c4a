using nietras.SeparatedValues;

namespace RotationNotes.Foundation.Text;

/// <summary>What is wrong with the quotes of a record, and how to mend it.</summary>
public sealed record CsvFault(string Message, string Hint);

/// <summary>Records of a separated text as RFC 4180 has it, read from a stream: quoted fields may hold separators, doubled quotes and line ends.</summary>
/// <remarks>
/// Sep cuts the text; it takes any place for a quotation mark, so that <c>"20"24</c> is a field to it. Here a field is quoted whole or not at
/// all, and what breaks that is a fault of its record. Spaces around a field do not count. Memory is bounded by the longest record.
/// </remarks>
public sealed class CsvReader(TextReader text, char separator = ',') : IDisposable
{
    private SepReader? rows;
    private bool hasQuotes;
    private int nextLine = 1;

    /// <summary>Line on which the current record starts, counted from one.</summary>
    public int Line { get; private set; }

    /// <summary>Number of fields of the current record.</summary>
    public int Count { get; private set; }

    /// <summary>Whether blank lines were passed over before the current record.</summary>
    public bool FollowsBlankLine { get; private set; }

    /// <summary>Why the fields of the current record cannot be trusted; null when they can.</summary>
    public CsvFault? Fault { get; private set; }

    /// <summary>Whether nothing after the current record can be read, because its quotes run on without a match.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The current record as it is written, with quotes.</summary>
    public ReadOnlySpan<char> Raw => Count == 0 ? default : rows!.Current.Span;

    /// <summary>A field of the current record without surrounding quotes and spaces; valid until the next record.</summary>
    public ReadOnlySpan<char> this[int field]
    {
        get
        {
            var raw = rows!.Current[field].Span.Trim();
            if (!hasQuotes || raw is not ['"', .. var inner, '"'])
                return raw;
            return inner.Contains('"') ? inner.ToString().Replace("\"\"", "\"", StringComparison.Ordinal) : inner;
        }
    }

    /// <summary>Moves to the next record that is not blank; false at the end, and after a record whose quotes run on over several lines without a match.</summary>
    public bool Read()
    {
        (Fault, FollowsBlankLine, Count) = (null, false, 0);
        while (!IsBroken && MoveNext())
        {
            if (Fault is not null)
                return true;
            var row = rows!.Current;
            // Without a header Sep counts the first line of the first record wrong, but not its end.
            (Line, nextLine) = (nextLine, row.LineNumberToExcl);
            if (row.Span.IsWhiteSpace())
            {
                FollowsBlankLine = true;
                continue;
            }

            Count = row.ColCount;
            hasQuotes = row.Span.Contains('"');
            if (hasQuotes)
                Fault = FaultOf(row);
            IsBroken = Fault is not null && nextLine - Line > 1;
            return true;
        }

        return false;
    }

    /// <summary>All fields of the current record.</summary>
    public string[] Fields()
    {
        var fields = new string[Count];
        for (var i = 0; i < fields.Length; i++)
            fields[i] = this[i].ToString();
        return fields;
    }

    public void Dispose()
    {
        rows?.Dispose();
        text.Dispose();
    }

    private bool MoveNext()
    {
        try
        {
            rows ??= new Sep(separator).Reader(options => options with { HasHeader = false, DisableColCountCheck = true }).From(text);
            return rows.MoveNext();
        }
        catch (NotSupportedException)
        {
            // Sep's buffer ends at 16 million characters.
            (Line, IsBroken) = (nextLine, true);
            Fault = new CsvFault("the record that starts here does not end within 16 million characters.", "A quotation mark is not closed, or the file is not one of rows.");
            return true;
        }
    }

    private CsvFault? FaultOf(SepReader.Row row)
    {
        for (var i = 0; i < row.ColCount; i++)
        {
            var field = row[i].Span.Trim();
            if (!field.Contains('"'))
                continue;
            if (field[0] != '"')
                return Broken("a quotation mark stands within a field that does not begin with one.");
            var close = CloseQuote(field);
            if (close < 0)
                return Broken("a quotation mark is not closed.");
            if (close < field.Length - 1)
                return Broken("text follows a closing quotation mark.");
        }

        return null;

        CsvFault Broken(string message) => nextLine - Line > 1
            ? new CsvFault("a quotation mark of this line has no match; nothing after it was read.", "Quote whole fields and double the quotation marks inside them.")
            : new CsvFault(message, "Quote whole fields and double the quotation marks inside them.");
    }

    private static int CloseQuote(ReadOnlySpan<char> field)
    {
        for (var i = 1; i < field.Length; i++)
        {
            if (field[i] != '"')
                continue;
            if (i + 1 == field.Length || field[i + 1] != '"')
                return i;
            i++;
        }

        return -1;
    }
}
