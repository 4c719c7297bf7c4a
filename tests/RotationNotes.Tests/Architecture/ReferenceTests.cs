using System.Xml.Linq;

namespace RotationNotes.Tests.Architecture;

/// <summary>References go one way only: market data in, document out (docs/architecture.md).</summary>
public sealed class ReferenceTests
{
    public static TheoryData<string> Projects => [.. HouseTable.Projects.Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_References_OnlyWhatTheTableAllows(string project)
    {
        var file = Path.Combine(Repository.Root.FullName, "src", project, project + ".csproj");
        var references = XDocument.Load(file).Descendants("ProjectReference")
            .Select(reference => ShortName(Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!)));

        Assert.DoesNotContain(references, name => !MayName(project, name));
    }

    // Project references flow on to a referrer's referrers, so the compiler alone would let Pdf name a metric.
    [Theory]
    [MemberData(nameof(Projects))]
    public void Sources_Name_OnlyProjectsTheTableAllows(string project)
    {
        var offences =
            from file in SourceText.Library
            where file.Folders[0] == project
            from name in file.Names.Select(name => name.Split('.')[1]).Distinct()
            where HouseTable.Projects.Any(other => other.Name != project && other.ShortName == name) && !MayName(project, name)
            select $"{file.Path} names {name}";

        Assert.Empty(offences);
    }

    [Fact]
    public void Table_HoldsEveryProject() =>
        Assert.Equal(
            Repository.Files("src", "*.csproj").Select(file => Path.GetFileNameWithoutExtension(file.Name)).Order(StringComparer.Ordinal),
            HouseTable.Projects.Select(project => project.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Table_AllowsNoCircle()
    {
        var before = new HashSet<string>(StringComparer.Ordinal);
        foreach (var project in HouseTable.Projects)
        {
            Assert.Empty(project.References.Except(before, StringComparer.Ordinal));
            before.Add(project.ShortName);
        }
    }

    private static bool MayName(string project, string other) => HouseTable.Of(project).References.Contains(other);

    private static string ShortName(string project) => project == "RotationNotes" ? "" : project["RotationNotes.".Length..];
}
