namespace RotationNotes.Narrative.Templates;

/// <summary>A read-only value of the host with named members, such as a fact. Templates never see its .NET members.</summary>
public abstract class HostObject
{
    /// <summary>Finds a member by the name a template writes: a plain value, or another <see cref="HostObject"/>.</summary>
    public abstract bool TryGetMember(string name, out object? value);

    /// <summary>All names, in a fixed order.</summary>
    public abstract IEnumerable<string> MemberNames { get; }

    /// <summary>Id of the fact for whose want a member is nothing or false; null when the member says what is so.</summary>
    public virtual string? WantBehind(string name) => null;

    /// <summary>Text of the object where it is printed as a whole.</summary>
    public virtual string Print() => "";

    /// <inheritdoc/>
    public sealed override string ToString() => Print();
}
