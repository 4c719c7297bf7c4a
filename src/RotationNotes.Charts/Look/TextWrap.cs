using System.Collections.Immutable;

namespace RotationNotes.Charts.Look;

/// <summary>Breaks short labels at spaces, and cuts them with an ellipsis where nothing else helps.</summary>
internal static class TextWrap
{
    /// <summary>At most so many lines no wider than the room; null when the text needs more.</summary>
    public static ImmutableArray<string>? Lines(string text, double room, int mostLines, Func<string, double> measure)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (measure(longer) <= room)
            {
                line = longer;
                continue;
            }

            if (line.Length == 0 || measure(word) > room)
                return null;
            lines.Add(line);
            line = word;
        }

        if (line.Length > 0)
            lines.Add(line);
        return lines.Count <= mostLines ? lines.ToImmutable() : null;
    }

    /// <summary>The text, or as much of its start as fits together with an ellipsis; empty when not even that fits.</summary>
    public static string Cut(string text, double room, Func<string, double> measure)
    {
        if (measure(text) <= room)
            return text;
        int low = 0, high = text.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (measure(Shortened(text, middle)) <= room)
                low = middle;
            else
                high = middle - 1;
        }

        return low == 0 ? "" : Shortened(text, low);
    }

    private static string Shortened(string text, int length)
    {
        // Never half of a surrogate pair.
        if (length > 0 && char.IsHighSurrogate(text[length - 1]))
            length--;
        return text[..length].TrimEnd() + "…";
    }
}
