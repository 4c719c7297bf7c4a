using System.Text.RegularExpressions;
using Scriban;
using Scriban.Functions;
using Scriban.Runtime;
using Scriban.Syntax;

namespace RotationNotes.Narrative.Templates;

/// <summary>The package's dates, but for what it would take from the clock or the zone of the machine.</summary>
internal sealed partial class Dates : DateTimeFunctions
{
    public override object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        arguments.Count == 0 ? this : ((IScriptCustomFunction)this["parse"]!).Invoke(context, callerContext, arguments, blockStatement);

    [GeneratedRegex(@"\d{4}")]
    private static partial Regex Year { get; }

    [GeneratedRegex(@"[zZ]\s*$|:\d\d.*[+-]\d{1,2}(:?\d\d)?\s*$")]
    private static partial Regex Zone { get; }

    [GeneratedRegex("%[YyFDcvxg]")]
    private static partial Regex YearPattern { get; }

    /// <summary>Refuses a text that is no whole date, and a pattern that prints a zone.</summary>
    /// <exception cref="ArgumentException">Which becomes an error at the call.</exception>
    public static void Check(string function, ScriptArray arguments)
    {
        var pattern = arguments.Count > 1 ? arguments[1] as string : null;
        if (function == "date.to_string" && pattern is not null && (pattern.Contains("%s", StringComparison.Ordinal) || pattern.Contains("%Z", StringComparison.Ordinal)))
            throw new ArgumentException("%s and %Z need a time zone, and dates carry none");
        if (function != "date.parse" || arguments is not [string { Length: > 0 } text, ..])
            return;
        if (!(pattern is null ? Year.IsMatch(text) : YearPattern.IsMatch(pattern)))
            throw new ArgumentException($"the date '{text}' has no year, and the one of the clock is not taken. Write it with four digits, such as 2024-07-16");
        if (Zone.IsMatch(text))
            throw new ArgumentException($"the date '{text}' has a time zone. Leave it out: dates carry none");
    }

    /// <summary>A date without a zone; the package gives the first day of its calendar for what it cannot read.</summary>
    /// <exception cref="ArgumentException">There is no such date.</exception>
    public static DateTime Plain(DateTime date) =>
        date != default ? DateTime.SpecifyKind(date, DateTimeKind.Unspecified) : throw new ArgumentException("this is no date that can be read. Write it as 2024-07-16, or give the pattern");
}
