namespace RotationNotes.Market.Text;

/// <summary>Walks over the lines of a text without allocating; ends of lines are LF or CR LF.</summary>
/// <remarks>Written by hand because the calendar is read at every start, and the runtime's own enumerator is compiled anew each time.</remarks>
internal ref struct TextRows(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> rest = text;
    private bool ended = text.IsEmpty;

    /// <summary>The line, without its end.</summary>
    public ReadOnlySpan<char> Line { get; private set; }

    /// <summary>One-based number of the line.</summary>
    public int Number { get; private set; }

    public bool Next()
    {
        if (ended)
            return false;
        var end = rest.IndexOf('\n');
        Line = end < 0 ? rest : rest[..end];
        ended = end < 0;
        rest = ended ? default : rest[(end + 1)..];
        if (!Line.IsEmpty && Line[^1] == '\r')
            Line = Line[..^1];
        Number++;
        return true;
    }
}
