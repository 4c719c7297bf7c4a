namespace RotationNotes.Documents.Words;

// Words of web page, mail and plain text.
public abstract partial class FixedWords
{
    /// <summary>Start of the warning that the numbers are generated.</summary>
    public abstract string SampleTitle { get; }

    /// <summary>What the warning says.</summary>
    public abstract string SampleText { get; }

    /// <summary>Before the subject of a mail with generated numbers, with its space.</summary>
    public abstract string SampleSubject { get; }

    /// <summary>Before the subject of a corrected edition, with its space.</summary>
    public abstract string CorrectedSubject { get; }

    /// <summary>Link that passes over the head of the page.</summary>
    public abstract string SkipToNote { get; }

    public abstract string Contents { get; }

    public abstract string Footnotes { get; }

    /// <summary>"Footnote 3".</summary>
    public abstract string Footnote(string number);

    public abstract string BackToText { get; }

    public abstract string Disclosures { get; }

    /// <summary>Says in a shortened mail where the definitions are. Whether the PDF is attached or a link is decided later.</summary>
    public abstract string DefinitionsInPdf { get; }

    /// <summary>Says in a shortened mail where the rest of the note is. Whether the PDF is attached or a link is decided later.</summary>
    public abstract string RestInPdf { get; }

    /// <summary>Says above a mail that its PDF follows as a link.</summary>
    /// <param name="size">Size with its unit.</param>
    public abstract string PdfIsHere(string size);

    /// <summary>Words of that link.</summary>
    public abstract string OpenInArchive { get; }

    /// <summary>Says above a mail that its PDF is in the archive.</summary>
    public abstract string PdfIsArchived(string size, string edition);

    /// <summary>Says above a mail that words stand in place of its charts.</summary>
    public abstract string ChartsLeftOut { get; }

    /// <summary>Says at the end of a list mail why the reader gets it.</summary>
    public abstract string Subscribed(string list);

    /// <summary>Link that ends a subscription.</summary>
    public abstract string Unsubscribe { get; }

    /// <summary>A claim's unit, given by its name in JSON files.</summary>
    public abstract string UnitName(string name);
}
