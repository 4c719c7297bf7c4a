namespace RotationNotes.Tests.Architecture;

/// <summary>One word, one thing (docs/glossary.md).</summary>
public sealed class NameTests
{
    [Fact]
    public void TypeName_StandsOnce() =>
        Assert.Empty(SourceText.Library.Concat(SourceText.Tests)
            .SelectMany(file => file.Types.Select(type => (Type: type, Space: string.Join('.', file.Folders))))
            .Distinct()
            .GroupBy(found => found.Type)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(found => found.Space))}"));

    // Files need the date of ISO 8601 in many places; Graphics references nothing and writes its own.
    [Fact]
    public void IsoDate_IsWrittenInFoundation() =>
        Assert.Empty(SourceText.Library
            .Where(file => file.Folders[0] is not ("RotationNotes.Foundation" or "RotationNotes.Graphics") && file.Lines.Any(line => line.Contains("\"yyyy-MM-dd\"", StringComparison.Ordinal)))
            .Select(file => file.Path));
}
