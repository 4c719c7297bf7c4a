namespace RotationNotes.Documents.Words;

/// <summary>What stands at and behind the decimal point of a printed number, for columns that line up at the point.</summary>
public static class DecimalTail
{
    /// <summary>Index of the decimal point, or of what follows the last digit where there is none; −1 for text without a digit.</summary>
    public static int Start(string text)
    {
        var last = text.AsSpan().LastIndexOfAnyInRange('0', '9');
        if (last < 0)
            return -1;
        for (var i = last; i > 0; i--)
        {
            if (text[i] == '.' && char.IsAsciiDigit(text[i - 1]))
                return i;
            if (!char.IsAsciiDigit(text[i]))
                break;
        }

        return last + 1;
    }
}
