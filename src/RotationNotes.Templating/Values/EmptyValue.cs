namespace RotationNotes.Templating;

/// <summary>The values <c>empty</c> and <c>blank</c>, which equal whatever holds nothing.</summary>
internal sealed class EmptyValue : HostObject
{
    public static readonly EmptyValue Empty = new(false);
    public static readonly EmptyValue Blank = new(true);

    private readonly bool blank;

    private EmptyValue(bool blank) => this.blank = blank;

    public override IEnumerable<string> MemberNames => [];

    public override bool TryGetMember(string name, out object? value)
    {
        value = null;
        return false;
    }

    /// <summary>True for an empty string, array or object; <c>blank</c> takes null, false and white space as well.</summary>
    public bool Matches(object? value) => value switch
    {
        EmptyValue => true,
        string text => blank ? string.IsNullOrWhiteSpace(text) : text.Length == 0,
        SafeString safe => Matches(safe.Text),
        IReadOnlyList<object?> list => list.Count == 0,
        ScriptObject item => item.Count == 0,
        null or false => blank,
        _ => false,
    };
}
