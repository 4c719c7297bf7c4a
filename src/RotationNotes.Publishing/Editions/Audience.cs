using System.Collections.Immutable;
using RotationNotes.Delivery.Messages;

namespace RotationNotes.Publishing.Editions;

/// <summary>Who is to get an edition: nobody, the desk, single addresses, or lists with single addresses beside them.</summary>
public sealed record Audience
{
    private Audience(Readership readership) => Readership = readership;

    /// <summary>The edition is filed and nothing else.</summary>
    public static Audience Nobody { get; } = new(Readership.Nobody);

    /// <summary>The sender has one unsigned copy written to a file, to look at.</summary>
    public static Audience Desk { get; } = new(Readership.Desk);

    /// <summary>The test lists of the note.</summary>
    public static Audience TestLists { get; } = new(Readership.TestLists);

    /// <summary>The configured addresses and the subscribers of the note's lists.</summary>
    public static Audience Readers { get; } = new(Readership.Readers);

    public Readership Readership { get; private init; }

    /// <summary>Addresses named singly: who names them knows which edition they get.</summary>
    public ImmutableArray<EmailAddress> Named { get; private init; } = [];

    /// <summary>Whether mail is to leave.</summary>
    public bool IsMailed => Readership > Readership.Desk;

    /// <summary>The same and these; without lists, these alone.</summary>
    public Audience And(ImmutableArray<EmailAddress> named) => named.IsEmpty ? this : this with
    {
        Readership = Readership > Readership.Desk ? Readership : Readership.Addresses,
        Named = [.. Named, .. named],
    };
}

/// <summary>The widest circle of an audience.</summary>
public enum Readership
{
    Nobody,
    Desk,
    Addresses,
    TestLists,
    Readers,
}
