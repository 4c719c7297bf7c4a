using System.Collections.Immutable;

namespace RotationNotes.Documents.Inlines;

/// <summary>A piece of running text. Closed set: every renderer has a rule for each kind.</summary>
public abstract record Inline;

/// <summary>Characters as they are read; typographic quotes, minus signs and no-break spaces are already in place.</summary>
public sealed record Text(string Value) : Inline;

public sealed record Emphasis(ImmutableArray<Inline> Content) : Inline;

public sealed record Strong(ImmutableArray<Inline> Content) : Inline;

public sealed record Superscript(ImmutableArray<Inline> Content) : Inline;

public sealed record Subscript(ImmutableArray<Inline> Content) : Inline;

/// <summary>A link to the outside; <paramref name="Target"/> is absolute: http, https or mailto.</summary>
public sealed record Link(string Target, ImmutableArray<Inline> Content) : Inline;

/// <summary>A link to a block of this document (an exhibit, a heading) by its id.</summary>
public sealed record CrossReference(string TargetId, ImmutableArray<Inline> Content) : Inline;

/// <summary>Text printed from a fact; <paramref name="ClaimId"/> names the entry in <see cref="NoteDocument.Claims"/>.</summary>
public sealed record ClaimSpan(string ClaimId, ImmutableArray<Inline> Content) : Inline;

/// <summary>A footnote mark; the note itself is set at the foot of the page (PDF) or the end of the text (mail).</summary>
public sealed record Footnote(int Number, ImmutableArray<Inline> Content) : Inline;

public sealed record LineBreak : Inline;

/// <summary>Reading helpers over inline trees.</summary>
public static class InlineText
{
    /// <summary>The characters of <paramref name="inlines"/> without any markup; footnotes are left out.</summary>
    public static string Plain(ImmutableArray<Inline> inlines) => string.Concat(inlines.Select(Plain));

    public static string Plain(Inline inline) => inline switch
    {
        Text text => text.Value,
        Emphasis emphasis => Plain(emphasis.Content),
        Strong strong => Plain(strong.Content),
        Superscript superscript => Plain(superscript.Content),
        Subscript subscript => Plain(subscript.Content),
        Link link => Plain(link.Content),
        CrossReference reference => Plain(reference.Content),
        ClaimSpan claim => Plain(claim.Content),
        Footnote => "",
        LineBreak => " ",
        _ => throw new NotSupportedException($"No plain-text rule for inline '{inline.GetType().Name}'."),
    };
}
