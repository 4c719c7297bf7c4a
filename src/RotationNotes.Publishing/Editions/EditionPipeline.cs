using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using RotationNotes.Documents;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Text;
using RotationNotes.Html.Email;
using RotationNotes.Html.PlainText;
using RotationNotes.Html.Web;
using RotationNotes.Narrative.Writing;
using RotationNotes.Pdf;
using RotationNotes.Pdf.Metadata;
using RotationNotes.Publishing.Archive;
using RotationNotes.Publishing.Evidence;

namespace RotationNotes.Publishing.Editions;

/// <summary>The line: inputs in, a finished edition out. No file is read or written here.</summary>
public static class EditionPipeline
{
    /// <summary>Composes the note and gathers the records, which are the same for every revision.</summary>
    /// <param name="step">Told the name of each step as it begins; null when nobody listens.</param>
    /// <exception cref="DiagnosticException">The template or the data do not give a note.</exception>
    /// <exception cref="OperationCanceledException">Between two steps.</exception>
    public static ComposedEdition Compose(EditionInputs inputs, CancellationToken cancellation, Action<string>? step = null)
    {
        Begin("compose", step, cancellation);
        var composition = NoteComposer.Compose(inputs.Note, inputs.View, inputs.Metrics);

        Begin("records", step, cancellation);
        var exhibits = composition.ExhibitCsv.Select(exhibit => new EditionFile($"exhibits/{exhibit.Key}.csv", Utf8(exhibit.Value)));
        var series = inputs.View.Used
            .Select(used => new EditionFile($"data/{used.Id.Value}.csv", SeriesCsv.Write(used)))
            .ToImmutableArray();
        var vintages = series.ToDictionary(file => Path.GetFileNameWithoutExtension(file.Path), file => Sha256.Of(file.Content.Span), StringComparer.Ordinal);
        return new ComposedEdition
        {
            Composition = composition,
            Claims = ClaimsJson.Write(composition, inputs.View, vintages),
            Metrics = MetricsJson.Write(composition.Facts),
            Numbers = [.. exhibits, .. series],
            MarketDigest = MarketDigest(series),
        };
    }

    /// <summary>Renders every form of a composed note.</summary>
    /// <param name="revision">Revision the note is printed with.</param>
    /// <param name="watermark">A word across every page of the PDF, for drafts; null for none.</param>
    /// <exception cref="DiagnosticException">The document cannot be rendered.</exception>
    /// <exception cref="OperationCanceledException">Between two steps.</exception>
    public static EditionContent Render(
        EditionInputs inputs, ComposedEdition composed, int revision, CancellationToken cancellation, Action<string>? step = null, string? watermark = null)
    {
        var (composition, document) = (composed.Composition, composed.Document(revision));
        Begin("render", step, cancellation);
        // Mail pictures and pages take about as long as each other and share nothing but read-only inputs.
        var mailing = Task.Run(() => new EmailRenderer(inputs.Theme, inputs.Fonts).Render(document), CancellationToken.None);
        byte[] pdf;
        var findings = new List<Diagnostic>();
        EditionFile[] forms;
        try
        {
            var options = new PdfOptions { Attachments = Attachments(document, composed), Watermark = watermark, Report = findings.Add };
            pdf = new PdfRenderer(inputs.Theme, inputs.Fonts).Render(document, options);
            cancellation.ThrowIfCancellationRequested();
            forms = [new("note.html", Utf8(new HtmlRenderer(inputs.Theme, inputs.Fonts).RenderWeb(document))), .. ComposedEdition.Texts(document)];
        }
        catch
        {
            // The first failure is reported; the mail must not go on working behind the caller's back.
            mailing.ContinueWith(static task => task.Exception, TaskScheduler.Default).Wait(CancellationToken.None);
            throw;
        }

        var email = mailing.GetAwaiter().GetResult();
        cancellation.ThrowIfCancellationRequested();
        EditionFile[] files = [new(ArchivedEdition.PdfName, pdf), .. forms, .. composed.Records];
        return new EditionContent
        {
            Id = new EditionId(document.AsOf, document.NoteId, revision),
            Document = document,
            Pdf = ImmutableCollectionsMarshal.AsImmutableArray(pdf),
            Email = composition.Subject.Length == 0 ? email : email with { Subject = EmailRenderer.Marked(document, composition.Subject) },
            Files = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)],
            MarketDigest = composed.MarketDigest,
            Diagnostics = [.. composition.Diagnostics, .. findings],
        };
    }

    private static void Begin(string name, Action<string>? step, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        step?.Invoke(name);
    }

    /// <summary>Digest over ids and contents of the series used: equal digests mean equal numbers.</summary>
    private static string MarketDigest(ImmutableArray<EditionFile> series)
    {
        var lines = new StringBuilder();
        foreach (var file in series)
            lines.Append(file.Path).Append(' ').Append(Sha256.Of(file.Content.Span)).Append('\n');
        return Sha256.Of(Encoding.UTF8.GetBytes(lines.ToString()));
    }

    private static ImmutableArray<PdfAttachment> Attachments(NoteDocument document, ComposedEdition composed)
    {
        var exhibits = composed.Composition.ExhibitCsv;
        return
        [
            Json(ComposedEdition.ClaimsName, composed.Claims, "Every number printed in this note and the fact behind it", AttachmentRelationship.Supplement),
            Json(
                "edition.json", EditionJson.Write(document, exhibits.Keys), "What this note is and which files ride with it", AttachmentRelationship.Supplement),
            Json(ComposedEdition.MetricsName, composed.Metrics, "The statistics this note was written from", AttachmentRelationship.Source),
            .. exhibits.Select(exhibit => new PdfAttachment(
                exhibit.Key + ".csv", "text/csv", [.. Utf8(AttachedCsv.Of(exhibit.Value))], $"Numbers behind exhibit {exhibit.Key}")),
        ];
    }

    private static PdfAttachment Json(string name, ReadOnlyMemory<byte> content, string description, AttachmentRelationship relationship) =>
        new(name, "application/json", [.. content.Span], description, relationship);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
