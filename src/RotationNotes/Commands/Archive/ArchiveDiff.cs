using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RotationNotes.Foundation.Units;
using RotationNotes.Narrative.Facts;
using RotationNotes.Publishing.Archive;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Archive;

/// <summary>Prints what differs between two editions.</summary>
internal static class ArchiveDiff
{
    public static void PrintText(TextWriter writer, EditionComparison comparison)
    {
        writer.WriteLine($"{comparison.Before.Id} and {comparison.After.Id}{(comparison.IsEqual ? ": same numbers, sentences and exhibits." : "")}");
        if (!comparison.Facts.IsEmpty)
        {
            writer.WriteLine();
            var table = new TerminalTable("fact", "before", "after", "why").Right(1, 2);
            foreach (var fact in comparison.Facts)
                table.Add(fact.Id, Value(fact.Before, fact.Unit), Value(fact.After, fact.Unit), Why(fact));
            table.Print(writer);
        }

        foreach (var section in comparison.Sentences.GroupBy(change => change.Section))
        {
            writer.WriteLine();
            writer.WriteLine(section.Key);
            foreach (var change in section)
            {
                foreach (var sentence in change.Removed)
                    writer.WriteLine($"- {sentence}");
                foreach (var sentence in change.Added)
                    writer.WriteLine($"+ {sentence}");
            }
        }

        if (!comparison.Exhibits.IsEmpty)
            writer.WriteLine();
        foreach (var exhibit in comparison.Exhibits)
            writer.WriteLine($"exhibit {exhibit.Id}: {Fate(exhibit)}");
        if (!comparison.Series.IsEmpty)
            writer.WriteLine();
        foreach (var series in comparison.Series)
            writer.WriteLine($"series {series.Series}: {Rows(series)}");
    }

    public static void PrintJson(TextWriter writer, EditionComparison comparison) => JsonOutput.Print(writer, json =>
    {
        json.WriteStartObject();
        json.WriteString("before", comparison.Before.Id.Name);
        json.WriteString("after", comparison.After.Id.Name);
        json.WriteBoolean("equal", comparison.IsEqual);
        Array(json, "facts", comparison.Facts, fact =>
        {
            json.WriteString("id", fact.Id);
            json.WriteString("name", fact.Name);
            Number(json, "before", fact.Before);
            Number(json, "after", fact.After);
            json.WriteString("unit", fact.Unit);
            json.WriteString("reason", JsonNamingPolicy.KebabCaseLower.ConvertName(fact.Reason.ToString()));
            json.WriteString("because", fact.Because.Length == 0 ? null : fact.Because);
        });
        Array(json, "sentences", comparison.Sentences, change =>
        {
            json.WriteString("section", change.Section);
            Texts(json, "removed", change.Removed);
            Texts(json, "added", change.Added);
        });
        Array(json, "exhibits", comparison.Exhibits, exhibit =>
        {
            json.WriteString("id", exhibit.Id);
            json.WriteString("before", exhibit.Before);
            json.WriteString("after", exhibit.After);
            json.WriteBoolean("otherNumbers", exhibit.HasOtherNumbers);
        });
        Array(json, "series", comparison.Series, series =>
        {
            json.WriteString("series", series.Series);
            json.WriteNumber("added", series.Added);
            json.WriteNumber("removed", series.Removed);
            Texts(json, "revised", series.Revised);
        });
        json.WriteEndObject();
    });

    private static string Value(double? value, string unit) => value is not { } number ? "none"
        : MetricUnits.OfJsonName(unit) is { } known ? MetricFormats.Print(number, known)
        : number.ToString(CultureInfo.InvariantCulture);

    private static string Why(FactChange fact)
    {
        var reason = fact.Reason switch
        {
            ChangeReason.NewData => "new data",
            ChangeReason.RevisedData => "revised data",
            ChangeReason.NewDefinition => "defined otherwise",
            ChangeReason.NewTemplate => fact.Before is null ? "not asked for before" : "no longer asked for",
            ChangeReason.NewProgram => "another version of the program",
            _ => "the sealed files do not tell",
        };
        return fact.Because.Length == 0 ? reason : $"{reason}: {fact.Because}";
    }

    private static string Fate(ExhibitChange exhibit) => (exhibit.Before, exhibit.After) switch
    {
        (null, { } title) => $"new, \"{title}\"",
        ({ } title, null) => $"gone, was \"{title}\"",
        var (before, after) when before != after => $"\"{before}\" is now \"{after}\"",
        _ => "other numbers",
    };

    private static string Rows(SeriesChange series)
    {
        var parts = new List<string>();
        if (series.Added > 0)
            parts.Add(Counted(series.Added, "new row"));
        if (!series.Revised.IsEmpty)
            parts.Add($"{Counted(series.Revised.Length, "revised row")}, the first of {series.Revised[0]}");
        if (series.Removed > 0)
            parts.Add($"{Counted(series.Removed, "row")} gone");
        return string.Join("; ", parts);
    }

    private static string Counted(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static void Array<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
