using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Narrative.Notes;

namespace RotationNotes.Narrative.Prose;

/// <summary>Finds digits in prose that came from no fact and are part of no declared name.</summary>
internal sealed class UnbackedNumbers(NoteDefinition note)
{
    private readonly ImmutableArray<string> names = [.. note.Names.OrderByDescending(n => n.Length)];

    /// <param name="typed">Text as typed in the template; everything the machine printed is replaced by U+0000.</param>
    public IEnumerable<Diagnostic> Find(string typed)
    {
        var chars = typed.ToCharArray();
        foreach (var name in names)
        {
            for (var at = typed.IndexOf(name, StringComparison.Ordinal); at >= 0; at = typed.IndexOf(name, at + 1, StringComparison.Ordinal))
                Array.Fill(chars, 'x', at, name.Length);
        }

        for (var i = 0; i < chars.Length; i++)
        {
            if (!char.IsAsciiDigit(chars[i]))
                continue;
            var end = i;
            while (end < chars.Length && (char.IsAsciiDigit(chars[end]) || (chars[end] is '.' or ',' && end + 1 < chars.Length && char.IsAsciiDigit(chars[end + 1]))))
                end++;
            var number = typed[i..end];
            yield return Diagnostic.Warning(
                Locate(typed, i, end),
                $"unbacked number '{number}' in \"{Excerpt(typed, i, end)}\".",
                "Print it from a fact, or add the word it belongs to to 'names' in note.json.");
            i = end;
        }
    }

    /// <summary>Searches the note's files for the typed words around the number: the rendered text has no line numbers of its own.</summary>
    private Place Locate(string typed, int start, int end)
    {
        for (var reach = 24; reach >= 0; reach -= 6)
        {
            var from = start;
            while (from > 0 && start - from < reach && typed[from - 1] is not ('\0' or '\n'))
                from--;
            var snippet = typed[from..end];
            foreach (var file in note.Files)
            {
                var at = file.Text.IndexOf(snippet, StringComparison.Ordinal);
                if (at < 0)
                    continue;
                at += start - from;
                var lineStart = at == 0 ? 0 : file.Text.LastIndexOf('\n', at - 1) + 1;
                return new Place(file.Path, file.Text.AsSpan(0, at).Count('\n') + 1, at - lineStart + 1);
            }
        }

        return new Place(note.Body.Path);
    }

    private static string Excerpt(string typed, int start, int end)
    {
        var from = Math.Max(0, start - 20);
        var to = Math.Min(typed.Length, end + 20);
        return typed[from..to].Replace('\0', '\u2026').Replace('\n', ' ').Trim();
    }
}
