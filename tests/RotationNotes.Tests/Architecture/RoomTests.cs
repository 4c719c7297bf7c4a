namespace RotationNotes.Tests.Architecture;

/// <summary>Inside a project too references go one way: a room names the rooms before it in the table of docs/architecture.md.</summary>
public sealed class RoomTests
{
    // What a project shows first: no room holds it, and no room names it.
    private static readonly string[] Facades =
    [
        "RotationNotes.Charts/ChartProportions", "RotationNotes.Charts/ChartRenderer", "RotationNotes.Charts/ExhibitCard", "RotationNotes.Charts/ExhibitWords",
        "RotationNotes.Documents/NoteDocument", "RotationNotes.Documents/PageRange",
        "RotationNotes.Pdf/PdfOptions", "RotationNotes.Pdf/PdfRenderer", "RotationNotes.Pdf/ScenePage",
    ];

    // Subjects of tests that no room of src has.
    private static readonly string[] OfTests = ["Architecture", "Specimens", "Pdf/Conformance"];

    public static TheoryData<string> Projects => [.. HouseTable.Projects.Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Room_NamesRoomsBeforeIt(string project)
    {
        var house = HouseTable.Of(project);
        var files = Files(project);
        var offences =
            from file in files
            let own = house.RoomOf(file.Folders.AsSpan()[1..])
            where own >= 0
            from named in NamedRooms(file, house).Concat(SeenFromBelow(file, house, files)).Distinct()
            where named > own
            select $"{file.Path} in {house.RoomName(own)} names {house.RoomName(named)}";

        Assert.Empty(offences);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folder_IsARoomOfTheTable(string project)
    {
        var house = HouseTable.Of(project);
        Assert.Empty(Files(project).Where(file => file.Folders.Length > 1 && !house.Rooms.Contains(string.Join('/', file.Folders[1..]))).Select(file => file.Path));
        Assert.All(house.Rooms, room => Assert.Contains(Files(project), file => string.Join('/', file.Folders[1..]) == room));
    }

    [Fact]
    public void Namespace_IsTheFolder() =>
        Assert.Empty(SourceText.Library.Concat(SourceText.Tests)
            .Where(file => file.Namespace is { } space && space != string.Join('.', file.Folders))
            .Select(file => $"{file.Path}: {file.Namespace}"));

    [Fact]
    public void Root_HoldsOnlyWhatAProjectShowsFirst() =>
        Assert.Equal(
            Facades,
            SourceText.Library.Where(file => file.Folders.Length == 1).SelectMany(file => file.Types.Select(type => file.Folders[0] + "/" + type)).Order(StringComparer.Ordinal));

    [Fact]
    public void FolderOfTests_MirrorsARoom() =>
        Assert.Empty(SourceText.Tests
            .Where(file => file.Folders is ["RotationNotes.Tests", _, ..] && !OfTests.Contains(string.Join('/', file.Folders[1..])) && !Mirrors(file.Folders[1], string.Join('/', file.Folders[2..])))
            .Select(file => file.Path));

    private static bool Mirrors(string project, string folder) =>
        HouseTable.Projects.Any(house => house.ShortName == project && (folder.Length == 0 || house.Rooms.Any(room => room == folder || room.StartsWith(folder + "/", StringComparison.Ordinal))));

    private static SourceText[] Files(string project) => [.. SourceText.Library.Where(file => file.Folders[0] == project)];

    // Rooms named in full, by a using line or in the code.
    private static IEnumerable<int> NamedRooms(SourceText file, HouseProject house) =>
        from name in file.Names
        where name.StartsWith(house.Name + ".", StringComparison.Ordinal)
        let room = house.RoomOf(name[(house.Name.Length + 1)..].Split('.'))
        where room >= 0
        select room;

    // A namespace sees the types of those around it without a using line.
    private static IEnumerable<int> SeenFromBelow(SourceText file, HouseProject house, SourceText[] files) =>
        from other in files
        where other.Folders.Length < file.Folders.Length && file.Folders.AsSpan().StartsWith(other.Folders.AsSpan())
        where other.Types.Any(file.Mentions)
        select house.RoomOf(other.Folders.AsSpan()[1..]);
}
