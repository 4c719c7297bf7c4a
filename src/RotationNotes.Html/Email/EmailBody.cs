using System.Collections.Immutable;

namespace RotationNotes.Html.Email;

/// <summary>A note as mail, ready for any transport: the same for every recipient.</summary>
/// <param name="Subject">One line: publication, as-of date, headline.</param>
/// <param name="Html">Complete HTML document of less than 100 kB; images are named by <c>cid:</c>.</param>
/// <param name="PlainText">The same note as text, lines separated by LF.</param>
/// <param name="Images">Pictures the HTML names, in order of appearance.</param>
public sealed record EmailBody(string Subject, string Html, string PlainText, ImmutableArray<InlineImage> Images)
{
    /// <summary>Language of the note, e.g. <c>en-US</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Where in <see cref="Html"/> a paragraph about this mail may stand, above the note; counted in characters.</summary>
    public int NoticeSlot { get; init; }

    /// <summary>Where lines for one reader may stand, below the note.</summary>
    public int PersonalSlot { get; init; }

    /// <summary>The same mail with the words of its pictures in their place; null when it has none.</summary>
    public EmailBody? WithoutPictures { get; init; }
}

/// <param name="ContentId">Identifier without angle brackets, unique in the message.</param>
/// <param name="FileName">ASCII file name that a client may show.</param>
/// <param name="Png">PNG bytes at twice the printed size.</param>
/// <param name="AltText">What the picture shows, for readers who do not see it.</param>
public sealed record InlineImage(string ContentId, string FileName, ImmutableArray<byte> Png, string AltText);
