using System.Collections.Immutable;
using System.Text;
using RotationNotes.Delivery.Messages;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Delivery.Subscribers;

/// <summary>Reads a CSV file of people: a header line with <c>email</c> and, if wanted, <c>name</c> and <c>list</c>; other columns are refused.</summary>
/// <remarks>UTF-8, comma or semicolon, quoted as RFC 4180 has it. Every problem of the file is reported, none is repaired.</remarks>
public static class SubscriberFile
{
    private const int LongestFile = 64 * 1024 * 1024;
    private static readonly string[] Known = ["email", "name", "list"];

    /// <param name="bytes">Content of the file.</param>
    /// <param name="shownPath">Path for messages.</param>
    /// <param name="list">List of rows that name none; null when every row must.</param>
    /// <returns>The rows, and every problem found; rows count only when there is no error.</returns>
    public static (ImmutableArray<SubscriberRow> Rows, ImmutableArray<Diagnostic> Problems) Read(ReadOnlyMemory<byte> bytes, string shownPath, string? list)
    {
        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        if (bytes.Length > LongestFile)
            return ([], [Error(0, $"the file has {bytes.Length / 1_000_000} MB; at most 64 MB are read.", "Split it.")]);
        string text;
        try
        {
            text = new UTF8Encoding(false, true).GetString(bytes.Span).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return ([], [Error(0, "the file is not UTF-8.", "Save it as CSV UTF-8.")]);
        }

        var rows = ImmutableArray.CreateBuilder<SubscriberRow>();
        var lines = new Dictionary<(string, string), int>();
        Columns? columns = null;
        using var records = new CsvReader(new StringReader(text), Separator(text));
        while (records.Read())
        {
            if (records.Fault is { } fault)
                problems.Add(Error(records.Line, fault.Message, fault.Hint));
            else if (columns is not null)
                ReadRow(records.Fields(), records.Line, columns);
            else if ((columns = Header(records.Fields(), problems)) is null)
                break;
        }

        if (text.Length == 0)
            problems.Add(Error(0, "the file is empty.", "Write a header line with the column email, then one line for each person."));
        if (rows.Count == 0 && problems.Count == 0)
            problems.Add(Error(1, "the file names nobody.", null));
        return (problems.Any(problem => problem.IsError) ? [] : rows.ToImmutable(), problems.ToImmutable());

        void ReadRow(string[] record, int line, Columns columns)
        {
            if (record.All(string.IsNullOrWhiteSpace))
                return;
            if (record.Length != columns.Count)
            {
                problems.Add(Error(line, $"expected {columns.Count} columns, found {record.Length}.", "Quote fields that hold commas."));
                return;
            }

            var name = columns.Name is { } n && record[n].Trim() is { Length: > 0 } given ? given : null;
            var on = columns.List is { } l && record[l].Trim() is { Length: > 0 } own ? own : list;
            EmailAddress address;
            try
            {
                address = EmailAddress.Of(record[columns.Email].Trim(), name);
            }
            catch (FormatException failure)
            {
                problems.Add(Error(line, failure.Message, null));
                return;
            }

            if (on is null)
            {
                problems.Add(Error(line, $"{address.Address} is on no list.", "Fill the column list, or name one with --list."));
                return;
            }

            if (!lines.TryAdd((on, address.Key), line))
            {
                problems.Add(Diagnostic.Warning(new Place(shownPath, line), $"{address.Address} stands in line {lines[(on, address.Key)]} already; this line is passed over."));
                return;
            }

            rows.Add(new SubscriberRow(line, on, address));
        }

        Columns? Header(string[] record, ImmutableArray<Diagnostic>.Builder found)
        {
            var names = record.Select(name => name.Trim().ToLowerInvariant()).ToArray();
            foreach (var name in names.Where(name => !Known.Contains(name)).Distinct())
                found.Add(Error(1, $"unknown column '{name}'.", "Known are email, name and list; leave other columns out."));
            foreach (var twice in names.GroupBy(name => name).Where(group => group.Count() > 1))
                found.Add(Error(1, $"the column '{twice.Key}' stands there {twice.Count()} times.", null));
            if (!names.Contains("email"))
                found.Add(Error(1, "there is no column email.", "The first line names the columns: email, name, list."));
            return found.Count > 0 ? null : new Columns(names.Length, Array.IndexOf(names, "email"), At(names, "name"), At(names, "list"));
        }

        Diagnostic Error(int line, string message, string? hint) => Diagnostic.Error(new Place(shownPath, line), message, hint);
    }

    private static int? At(string[] names, string name) => Array.IndexOf(names, name) is var index and >= 0 ? index : null;

    private static char Separator(string text)
    {
        var header = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        return header.Contains(';') && !header.Contains(',') ? ';' : ',';
    }

    private sealed record Columns(int Count, int Email, int? Name, int? List);
}

/// <param name="Line">Line of the file.</param>
public sealed record SubscriberRow(int Line, string List, EmailAddress Address);
