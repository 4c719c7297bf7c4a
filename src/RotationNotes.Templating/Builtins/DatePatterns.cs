using System.Globalization;
using System.Text;

namespace RotationNotes.Templating.Builtins;

/// <summary>Turns patterns of percent letters into the .NET patterns that dates are read by.</summary>
internal static class DatePatterns
{
    public static string ToDotNet(CallContext call, string pattern, CultureInfo culture)
    {
        var result = new StringBuilder(pattern.Length * 2);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length)
            {
                i++;
                if (pattern[i] is '-' or '_' && i + 1 < pattern.Length)
                    i++;
                result.Append(pattern[i] == 'x' ? culture.DateTimeFormat.ShortDatePattern : Part(pattern[i]) ?? throw call.Error($"cannot read dates by '%{pattern[i]}'"));
            }
            else
                Quote(result, pattern[i]);
        }
        // A single letter would be taken for one of .NET's standard formats.
        return result.Length == 1 ? "%" + result : result.ToString();
    }

    private static void Quote(StringBuilder result, char c)
    {
        if (char.IsLetter(c) || c is '\'' or '"' or '\\' or '%' or '/' or ':')
            result.Append('\\');
        result.Append(c);
    }

    private static string? Part(char letter) => letter switch
    {
        'a' => "ddd",
        'A' => "dddd",
        'b' or 'h' => "MMM",
        'B' => "MMMM",
        'c' => "ddd MMM d HH\\:mm\\:ss yyyy",
        'd' => "dd",
        'D' => "MM\\/dd\\/yy",
        'e' => "%d",
        'F' => "yyyy-MM-dd",
        'H' => "HH",
        'I' => "hh",
        'k' => "%H",
        'l' => "%h",
        'L' => "fff",
        'm' => "MM",
        'M' => "mm",
        'n' => "\n",
        'N' => "fffffff",
        'p' or 'P' => "tt",
        'r' => "hh\\:mm\\:ss tt",
        'R' => "HH\\:mm",
        'S' => "ss",
        't' => "\t",
        'T' or 'X' => "HH\\:mm\\:ss",
        'v' => "d-MMM-yyyy",
        'y' => "yy",
        'Y' => "yyyy",
        'Z' or 'z' => "zzz",
        '%' => "\\%",
        _ => null,
    };
}
