using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace RotationNotes.Tests.Architecture;

/// <summary>A source file as text: its namespace, the types it declares, the namespaces it names.</summary>
internal sealed partial class SourceText
{
    private SourceText(string path, string text)
    {
        Path = path;
        Folders = [.. path.Split('/')[1..^1]];
        Lines = [.. text.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))];
        Namespace = Lines.Where(line => line.StartsWith("namespace ", StringComparison.Ordinal)).Select(line => line[10..].TrimEnd(';', ' ')).FirstOrDefault();
        Types = [.. Lines.Select(line => Declaration().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value)];
    }

    /// <summary>All files below <c>src</c>.</summary>
    public static ImmutableArray<SourceText> Library { get; } = [.. Read("src")];

    /// <summary>All files below <c>tests</c>.</summary>
    public static ImmutableArray<SourceText> Tests { get; } = [.. Read("tests")];

    public string Path { get; }

    /// <summary>Folders from the project down, the project first.</summary>
    public ImmutableArray<string> Folders { get; }

    /// <summary>Without comments.</summary>
    public ImmutableArray<string> Lines { get; }

    /// <summary>Null in a file of statements.</summary>
    public string? Namespace { get; }

    /// <summary>Types outside other types.</summary>
    public ImmutableArray<string> Types { get; }

    /// <summary>Namespaces, with or without a type behind them, that the file names in full.</summary>
    public IEnumerable<string> Names => Lines
        .Where(line => !line.StartsWith("namespace ", StringComparison.Ordinal))
        .SelectMany(line => FullName().Matches(line).Select(match => match.Value))
        .Distinct(StringComparer.Ordinal);

    public bool Mentions(string word) => Lines.Any(line => Regex.IsMatch(line, $@"(?<![\w.""]){word}(?![\w""])"));

    private static IEnumerable<SourceText> Read(string folder) =>
        Repository.Files(folder, "*.cs").Select(file => new SourceText(Repository.Relative(file), File.ReadAllText(file.FullName)));

    [GeneratedRegex(@"^(?:(?:public|internal|file|abstract|sealed|static|partial|readonly|ref|unsafe) )*(?:class|interface|enum|struct|record(?: class| struct)?|delegate [\w<>\[\],.?() ]+?) (?<name>\w+)\b")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\bRotationNotes(?:\.\w+)+")]
    private static partial Regex FullName();
}
