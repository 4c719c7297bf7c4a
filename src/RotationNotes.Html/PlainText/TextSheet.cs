using System.Text;
using RotationNotes.Html.Markup;

namespace RotationNotes.Html.PlainText;

/// <summary>Collects lines of at most <see cref="Width"/> columns, with indents that nest.</summary>
internal sealed class TextSheet
{
    public const int Width = 76;

    private readonly StringBuilder text = new();
    private string indent = "";
    private string? marker;
    private bool wantsGap;

    /// <summary>Columns left inside the current indent.</summary>
    public int Room => Width - ColumnWidth.Of(indent);

    public override string ToString() => text.ToString();

    /// <summary>Ends a block: one empty line before whatever comes next.</summary>
    public void Gap() => wantsGap = text.Length > 0;

    /// <summary>No empty line before what comes next.</summary>
    public void NoGap() => wantsGap = false;

    /// <summary>A line as it is, inside the indent.</summary>
    public void Line(string line)
    {
        if (wantsGap)
            text.Append('\n');
        wantsGap = false;
        var lead = marker ?? indent;
        marker = null;
        text.Append(Printable(lead + line)).Append('\n');
    }

    // No-break spaces have done their work once lines are set; readers copy and search for ordinary ones. Controls could move a cursor.
    private static string Printable(string line)
    {
        var printable = new StringBuilder(line.Length);
        foreach (var rune in line.EnumerateRunes())
        {
            if (rune.Value is 0xA0 or 0x202F or '\t')
                printable.Append(' ');
            else if (!Rune.IsControl(rune))
                printable.Append(rune);
        }

        return printable.ToString().TrimEnd(' ');
    }

    /// <summary>Running text, wrapped; LF inside forces a new line.</summary>
    public void Wrapped(string running)
    {
        foreach (var line in Wrap(running, Room))
            Line(line);
    }

    /// <summary>What <paramref name="body"/> writes stands deeper; the first line carries the marker.</summary>
    public void Indented(string firstLead, string lead, Action body)
    {
        var (outer, before) = (indent, marker);
        marker = (before ?? outer) + firstLead;
        indent = outer + lead;
        body();
        (indent, marker) = (outer, null);
    }

    /// <summary>Lines no wider than <paramref name="room"/>, broken at spaces and between wide letters; a longer word (a link) keeps its own line.</summary>
    public static IEnumerable<string> Wrap(string running, int room)
    {
        foreach (var paragraph in running.Split('\n'))
        {
            var line = new StringBuilder();
            var width = 0;
            foreach (var (piece, spaced) in Pieces(paragraph))
            {
                var pieceWidth = ColumnWidth.Of(piece);
                var gap = spaced && line.Length > 0 ? 1 : 0;
                if (line.Length > 0 && width + gap + pieceWidth > room)
                {
                    yield return line.ToString();
                    line.Clear();
                    (width, gap) = (0, 0);
                }

                if (gap == 1)
                    line.Append(' ');
                line.Append(piece);
                width += gap + pieceWidth;
            }

            yield return line.ToString();
        }
    }

    // Words, and within words the places before and after wide letters, where East Asian text may break.
    private static IEnumerable<(string Piece, bool Spaced)> Pieces(string paragraph)
    {
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var piece = new StringBuilder();
            var spaced = true;
            var afterWide = false;
            foreach (var rune in word.EnumerateRunes())
            {
                var wide = ColumnWidth.IsWide(rune.Value);
                if (piece.Length > 0 && (wide || afterWide) && ColumnWidth.Of(rune) > 0 && !Clings(rune) && !Opens(piece[^1]))
                {
                    yield return (piece.ToString(), spaced);
                    piece.Clear();
                    spaced = false;
                }

                piece.Append(rune);
                if (ColumnWidth.Of(rune) > 0)
                    afterWide = wide;
            }

            yield return (piece.ToString(), spaced);
        }
    }

    // Closing punctuation never opens a line.
    private static bool Opens(char last) => "「『（【〈《".Contains(last, StringComparison.Ordinal);

    private static bool Clings(Rune rune) => "、。，．；：！？」』）】〉》ー々".Contains(rune.ToString(), StringComparison.Ordinal) || (rune.IsAscii && ",.;:!?)%]".Contains((char)rune.Value, StringComparison.Ordinal));
}
