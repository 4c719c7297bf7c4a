using System.Globalization;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Publishing.Archive;

/// <summary>One edition: a note, the session it describes and its revision. Orders by date, note, revision.</summary>
public readonly record struct EditionId : IComparable<EditionId>
{
    private const string DateFormat = IsoDate.Format;

    /// <exception cref="ArgumentException">The note id is not a plain folder name, or the revision is below 1.</exception>
    public EditionId(DateOnly asOf, string noteId, int revision)
    {
        if (!IsNoteId(noteId))
            throw new ArgumentException($"'{noteId}' is not a note id; use a–z, 0–9, '-' and '.'.", nameof(noteId));
        ArgumentOutOfRangeException.ThrowIfLessThan(revision, 1);
        (AsOf, NoteId, Revision) = (asOf, noteId, revision);
    }

    public DateOnly AsOf { get; }

    public string NoteId { get; }

    /// <summary>1 for the first edition of a date; corrections count up.</summary>
    public int Revision { get; }

    /// <summary>Folder name, e.g. <c>2024-07-16-weekly-rotation-r1</c>.</summary>
    public string Name => $"{AsOf.ToString(DateFormat, CultureInfo.InvariantCulture)}-{NoteId}-r{Revision.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Year folder of the archive.</summary>
    public string Year => AsOf.Year.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>Whether a text can name a note: lower-case letters, digits, inner hyphens and single inner dots before a language, so that it is always one safe path segment.</summary>
    public static bool IsNoteId(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > 80 || text[0] is '-' or '.' || text[^1] is '-' or '.' || text.Contains("..", StringComparison.Ordinal))
            return false;
        foreach (var c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '.'))
                return false;
        }

        return true;
    }

    /// <summary>Reads a folder name; false when it is not one that <see cref="Name"/> writes.</summary>
    public static bool TryParse(string? name, out EditionId id)
    {
        id = default;
        if (name is null || name.Length < DateFormat.Length + 5)
            return false;
        var revisionMark = name.LastIndexOf("-r", StringComparison.Ordinal);
        if (revisionMark <= DateFormat.Length || name[DateFormat.Length] != '-')
            return false;
        if (!DateOnly.TryParseExact(name.AsSpan(0, DateFormat.Length), DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var asOf)
            || !int.TryParse(name.AsSpan(revisionMark + 2), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            || revision < 1)
            return false;
        var note = name[(DateFormat.Length + 1)..revisionMark];
        if (!IsNoteId(note))
            return false;
        id = new EditionId(asOf, note, revision);
        return id.Name == name;
    }

    public int CompareTo(EditionId other)
    {
        var byDate = AsOf.CompareTo(other.AsOf);
        if (byDate != 0)
            return byDate;
        var byNote = string.CompareOrdinal(NoteId, other.NoteId);
        return byNote != 0 ? byNote : Revision.CompareTo(other.Revision);
    }

    public override string ToString() => Name;
}
