namespace RotationNotes.Templating.Evaluation;

/// <summary>What <c>for.index</c> and its kin read.</summary>
internal sealed class LoopState(string word, int length) : HostObject
{
    private static readonly string[] ForMembers = ["index", "rindex", "length", "first", "last", "even", "odd", "changed"];
    private static readonly string[] TableMembers = [.. ForMembers, "col"];
    private static readonly string[] WhileMembers = ["index", "first", "even", "odd"];

    public int Index { get; set; }

    public bool Changed { get; set; } = true;

    public int Column { get; set; }

    public int Columns { get; set; } = 1;

    public override IEnumerable<string> MemberNames =>
        word switch { "while" => WhileMembers, "tablerow" => TableMembers, _ => ForMembers };

    public override bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "index" => Boxes.Of(Index),
            "first" => Boxes.Of(Index == 0),
            "even" => Boxes.Of((Index & 1) == 0),
            "odd" => Boxes.Of((Index & 1) == 1),
            "changed" => Boxes.Of(Changed),
            "length" => Boxes.Of(length),
            "rindex" => Boxes.Of(length - Index - 1),
            "last" => Boxes.Of(Index == length - 1),
            "col" => Boxes.Of(Column),
            _ => null,
        };
        if (value is null)
            return false;
        foreach (var member in MemberNames)
        {
            if (member == name)
                return true;
        }
        return false;
    }
}
