using System.Xml.Linq;

namespace RotationNotes.Tests.Architecture;

/// <summary>References go one way only: market data in, document out (docs/architecture.md).</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Foundation"] = [],
        ["Documents"] = [],
        ["Templating"] = [],
        ["Graphics"] = [],
        ["Storage"] = ["Documents"],
        ["Market"] = ["Documents", "Storage"],
        ["Metrics"] = ["Market"],
        ["Narrative"] = ["Metrics", "Templating", "Documents"],
        ["Charts"] = ["Documents", "Graphics"],
        ["Pdf"] = ["Documents", "Graphics", "Charts"],
        ["Html"] = ["Documents", "Graphics", "Charts"],
        ["Delivery"] = ["Documents", "Storage"],
        ["Publishing"] = ["Documents", "Storage", "Templating", "Graphics", "Market", "Metrics", "Narrative", "Charts", "Pdf", "Html", "Delivery"],
        [""] = ["Publishing"],
    };

    public static TheoryData<string> Projects => [.. Repository.Files("src", "*.csproj").Select(file => Path.GetFileNameWithoutExtension(file.Name))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_References_OnlyWhatTheTableAllows(string project)
    {
        var file = Path.Combine(Repository.Root.FullName, "src", project, project + ".csproj");
        var references = XDocument.Load(file).Descendants("ProjectReference")
            .Select(reference => ShortName(Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!)));

        Assert.Empty(references.Except([.. Allowed[ShortName(project)], .. Everywhere(project)], StringComparer.Ordinal));
    }

    // Project references flow on to a referrer's referrers, so the compiler alone would let Pdf name a metric.
    [Theory]
    [MemberData(nameof(Projects))]
    public void Sources_Name_OnlyNamespacesTheTableAllows(string project)
    {
        var self = ShortName(project);
        var forbidden = Allowed.Keys.Where(name => name.Length > 0 && name != self && !MayName(self, name)).ToArray();

        var offences =
            from file in Repository.Files("src/" + project, "*.cs")
            from line in File.ReadLines(file.FullName)
            from name in forbidden
            where line.Contains("RotationNotes." + name + ".", StringComparison.Ordinal) || line.Contains("RotationNotes." + name + ";", StringComparison.Ordinal)
            select $"{Repository.Relative(file)} names RotationNotes.{name}: {line.Trim()}";

        Assert.Empty(offences);
    }

    [Fact]
    public void EveryProjectFolder_IsInTheTable() =>
        Assert.Equal(
            Allowed.Keys.Order(StringComparer.Ordinal),
            Repository.Files("src", "*.csproj").Select(file => ShortName(Path.GetFileNameWithoutExtension(file.Name))).Order(StringComparer.Ordinal));

    // Foundation knows nothing of markets, notes or pages, so every other project may stand on it.
    private static string[] Everywhere(string project) => ShortName(project) == "Foundation" ? [] : ["Foundation"];

    // Diagnostics and exhibits (Documents) are common language; the executable starts everything Publishing knows.
    private static bool MayName(string self, string other) =>
        (other is "Foundation" or "Documents" && self != "Foundation") || self == "" || Allowed[self].Contains(other, StringComparer.Ordinal)
        || (self == "Narrative" && other == "Market");

    private static string ShortName(string project) => project == "RotationNotes" ? "" : project["RotationNotes.".Length..];
}
