using System.Collections.Immutable;

namespace RotationNotes.Tests.Architecture;

/// <summary>The table of docs/architecture.md: each project with its rooms, lowest first, and the projects it may reference.</summary>
internal static class HouseTable
{
    public static ImmutableArray<HouseProject> Projects { get; } = [.. Read()];

    public static HouseProject Of(string name) => Projects.Single(project => project.Name == name);

    private static List<HouseProject> Read()
    {
        var projects = new List<HouseProject>();
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root.FullName, "docs", "architecture.md")))
        {
            // | `project` | what it knows | rooms | may reference |
            if (line.Split('|', StringSplitOptions.TrimEntries) is ["", ['`', ..] name, _, var rooms, var references, ""])
                projects.Add(new HouseProject(name.Trim('`'), Words(rooms, '·'), references == "all above" ? [.. projects.Select(project => project.ShortName)] : Words(references, ',')));
        }

        return projects;
    }

    private static ImmutableArray<string> Words(string cell, char between) =>
        [.. cell.Split(between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(word => word != "nothing")];
}

/// <summary>A row of the table.</summary>
/// <param name="Rooms">Folders below the project, lowest first; a room names those before it.</param>
/// <param name="References">Short names of the projects it may reference and name.</param>
internal sealed record HouseProject(string Name, ImmutableArray<string> Rooms, ImmutableArray<string> References)
{
    /// <summary>Place in <see cref="Rooms"/> of the deepest room that holds a folder or namespace below the project; the root comes last, −1 is no room.</summary>
    /// <param name="below">Names from the project down, e.g. <c>Import, Reading</c>.</param>
    public int RoomOf(ReadOnlySpan<string> below)
    {
        if (below.IsEmpty)
            return Rooms.Length;
        for (var length = below.Length; length > 0; length--)
        {
            if (Rooms.IndexOf(string.Join('/', below[..length]!)) is >= 0 and var room)
                return room;
        }

        return -1;
    }

    /// <summary>The name without the product's; empty for the executable.</summary>
    public string ShortName => Name == "RotationNotes" ? "" : Name["RotationNotes.".Length..];

    public string RoomName(int room) => room == Rooms.Length ? "the root" : Rooms[room];
}
